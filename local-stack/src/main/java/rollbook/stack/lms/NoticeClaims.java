package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What a notice says, but for what it is about. */
record NoticeClaims(LtiPlatform platform, Clock clock) {
    private static final long LIFETIME_SECONDS = 3600;

    JsonObject of(PlatformTool tool, String deployment, String type, String id) {
        var now = clock.instant();
        var notice = new JsonObject()
                .put("id", id)
                .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("type", type);
        return new JsonObject()
                .put(LtiClaim.VERSION, LtiClaim.VERSION_1_3)
                .put(LtiClaim.NOTICE, notice)
                .put("aud", tool.clientId())
                .put("azp", tool.clientId())
                .put(LtiClaim.DEPLOYMENT_ID, deployment)
                .put("exp", now.getEpochSecond() + LIFETIME_SECONDS)
                .put("iat", now.getEpochSecond())
                .put("iss", platform.issuer())
                .put("nonce", UUID.randomUUID().toString());
    }

    static JsonObject context(LmsCourse course) {
        return new JsonObject()
                .put("id", course.contextId())
                .put("label", course.label())
                .put("title", course.title())
                .put("type", new JsonArray().add("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering"));
    }
}
