package rollbook.stack.google;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import rollbook.stack.wire.Answer;

/** What can go wrong with Google, one request at a time. */
public enum Fault {
    /** 429 {@code rateLimitExceeded}. */
    RATE_LIMIT,
    /** 403 {@code userRateLimitExceeded}, which passes. */
    USER_RATE_LIMIT,
    /** 403 {@code quotaExceeded}, which passes. */
    QUOTA_EXCEEDED,
    /** 403 {@code forbidden}, which does not pass. */
    FORBIDDEN,
    /** 401 {@code authError}. */
    UNAUTHORIZED,
    /** 404, as for a unit that is gone. */
    UNIT_NOT_FOUND,
    /** 400, as for a page token after its three days. */
    PAGE_TOKEN_EXPIRED,
    /** 503 {@code backendError}. */
    BACKEND_ERROR,
    /** 502 with a page in HTML. */
    BAD_GATEWAY,
    /** On a token refresh: 400 {@code invalid_grant}. */
    INVALID_GRANT,
    /** A listing without anybody or anything in it. */
    EMPTY,
    /** A whole body of JSON that ends in the middle. */
    CUT_JSON,
    /** A body that breaks off: less than its announced length, then the end of the connection. */
    CUT_BODY,
    /** No answer but a reset of the connection. The real client's HttpURLConnection asks a second time by itself. */
    RESET,
    /** No answer at all. */
    SILENCE,
    /** The right answer, as it is after the rule's delay: what changed meanwhile is in it. */
    SLOW;

    private static final String BAD_GATEWAY_PAGE = """
            <!DOCTYPE html><html lang=en><meta charset=utf-8><title>Error 502 (Server Error)!!1</title>
            <p><b>502.</b> <ins>That’s an error.</ins>
            <p>The server encountered a temporary error and could not complete your request.""";

    /** What is answered instead; nothing where the right answer goes out, one way or another. */
    Optional<Answer> instead() {
        return Optional.ofNullable(
                switch (this) {
                    case RATE_LIMIT -> GoogleError.rateLimit().answer();
                    case USER_RATE_LIMIT -> GoogleError.userRateLimit().answer();
                    case QUOTA_EXCEEDED -> GoogleError.quotaExceeded().answer();
                    case FORBIDDEN -> GoogleError.forbidden().answer();
                    case UNAUTHORIZED -> GoogleError.invalidCredentials().answer();
                    case UNIT_NOT_FOUND -> GoogleError.unitNotFound().answer();
                    case PAGE_TOKEN_EXPIRED -> GoogleError.invalidInput().answer();
                    case BACKEND_ERROR -> GoogleError.backend().answer();
                    case BAD_GATEWAY -> Answer.html(502, BAD_GATEWAY_PAGE);
                    case INVALID_GRANT -> TokenEndpoint.invalidGrant();
                    case RESET, SILENCE -> new Answer(0, Map.of(), Buffer.buffer());
                    case EMPTY, CUT_JSON, CUT_BODY, SLOW -> null;
                });
    }

    /** What becomes of the right answer. */
    Answer appliedTo(Answer answer) {
        if (answer.status() != 200) {
            return answer;
        }
        return switch (this) {
            case EMPTY -> answer.with(emptied(answer.body()));
            case CUT_JSON -> answer.with(answer.body().slice(0, answer.body().length() / 2));
            default -> answer;
        };
    }

    private static Buffer emptied(Buffer body) {
        var json = new JsonObject(body);
        json.remove("users");
        json.remove("organizationUnits");
        json.remove("nextPageToken");
        return json.toBuffer();
    }
}
