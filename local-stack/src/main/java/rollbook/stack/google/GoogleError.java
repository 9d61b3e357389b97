package rollbook.stack.google;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import rollbook.stack.wire.Answer;

/** A refusal, in the words of Google's own (PROTOCOLS §F). */
final class GoogleError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String GLOBAL = "global";
    private static final String USAGE = "usageLimits";

    private final int code;
    private final String domain;
    private final String reason;

    private GoogleError(int code, String domain, String reason, String message) {
        super(message);
        this.code = code;
        this.domain = domain;
        this.reason = reason;
    }

    static GoogleError invalidInput() {
        return new GoogleError(400, GLOBAL, "invalid", "Invalid Input");
    }

    static GoogleError invalidUnit() {
        return new GoogleError(400, GLOBAL, "invalid", "Invalid Input: INVALID_OU_ID");
    }

    static GoogleError invalidFields(String message) {
        return new GoogleError(400, GLOBAL, "invalidParameter", "Invalid field selection " + message);
    }

    static GoogleError badRequest() {
        return new GoogleError(400, GLOBAL, "badRequest", "Bad Request");
    }

    static GoogleError invalidCredentials() {
        return new GoogleError(401, GLOBAL, "authError", "Invalid Credentials");
    }

    static GoogleError loginRequired() {
        return new GoogleError(401, GLOBAL, "required", "Login Required.");
    }

    static GoogleError forbidden() {
        return new GoogleError(403, GLOBAL, "forbidden", "Not Authorized to access this resource/api");
    }

    static GoogleError insufficientScopes() {
        return new GoogleError(
                403, GLOBAL, "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    static GoogleError userRateLimit() {
        return new GoogleError(403, USAGE, "userRateLimitExceeded", "User Rate Limit Exceeded");
    }

    static GoogleError quotaExceeded() {
        return new GoogleError(403, USAGE, "quotaExceeded", "Quota exceeded");
    }

    static GoogleError rateLimit() {
        return new GoogleError(429, USAGE, "rateLimitExceeded", "Quota exceeded for quota metric 'Queries'");
    }

    static GoogleError domainNotFound() {
        return new GoogleError(404, GLOBAL, "notFound", "Domain not found.");
    }

    static GoogleError unitNotFound() {
        return new GoogleError(404, GLOBAL, "notFound", "Org unit not found");
    }

    static GoogleError userNotFound() {
        return new GoogleError(404, GLOBAL, "notFound", "Resource Not Found: userKey");
    }

    static GoogleError notFound() {
        return new GoogleError(404, GLOBAL, "notFound", "Not Found");
    }

    static GoogleError methodNotAllowed() {
        return new GoogleError(405, GLOBAL, "httpMethodNotAllowed", "This simulator of Google is only read");
    }

    static GoogleError backend() {
        return new GoogleError(503, GLOBAL, "backendError", "Service unavailable. Please try again");
    }

    Answer answer() {
        var error = new JsonObject()
                .put("message", getMessage())
                .put("domain", domain)
                .put("reason", reason);
        if (code == 401) {
            error.put("location", "Authorization").put("locationType", "header");
        }
        var body = new JsonObject()
                .put("code", code)
                .put("message", getMessage())
                .put("errors", new JsonArray().add(error));
        var answer = Answer.json(code, new JsonObject().put("error", body));
        return switch (reason) {
            case "authError" -> status(answer, body, "UNAUTHENTICATED", "error=\"invalid_token\"");
            case "required" -> status(answer, body, "UNAUTHENTICATED", "");
            case "insufficientPermissions" -> status(answer, body, "PERMISSION_DENIED", "error=\"insufficient_scope\"");
            case "rateLimitExceeded" -> answer.with(encoded(body, "RESOURCE_EXHAUSTED"));
            default -> answer;
        };
    }

    /** The real client asks for a fresh token where this header says that the old one is of no use. */
    private static Answer status(Answer answer, JsonObject body, String status, String error) {
        return answer.with(encoded(body, status))
                .with("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\"" + comma(error));
    }

    private static Buffer encoded(JsonObject body, String status) {
        return new JsonObject().put("error", body.put("status", status)).toBuffer();
    }

    private static String comma(String error) {
        return error.isEmpty() ? "" : ", " + error;
    }
}
