package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Domains of licenses as staff deploy, scan and end them. */
final class DomainWalk {
    static final Map<String, String> ATTESTED = Map.of("proof", "ATTESTED", "reason", "Their order form names it.");

    private static final Duration OFTEN = Duration.ofMillis(50);

    private final Api api;

    DomainWalk(Api api) {
        this.api = api;
    }

    /** A name nobody has yet, of a person or a domain's first part. */
    static String fresh(String letters) {
        return letters + UUID.randomUUID().toString().substring(0, 8);
    }

    String path(String license, String domain) {
        return "/api/enrollments/" + license + "/domains/" + domain;
    }

    /** Staff vouch for the domain; whatever is answered. */
    Response attempt(String license, String domain) {
        return api.as("staff").body(ATTESTED).put(path(license, domain));
    }

    /** Staff deploy it; the first scan begins. */
    void deploy(String license, String domain) {
        var answer = attempt(license, domain);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** Staff deploy it, and the first scan is over. */
    void deployAndWait(String license, String domain) {
        deploy(license, domain);
        awaitScanAfter(null, license, domain);
    }

    /** Staff have it scanned now; that scan, once everybody it named is judged. */
    Map<String, Object> scan(String license, String domain) {
        var before = beganAt(lastScan(license, domain));
        var answer = api.as("staff").post(path(license, domain) + "/scan");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return awaitScanAfter(before, license, domain);
    }

    Map<String, Object> awaitScanAfter(@Nullable Object before, String license, String domain) {
        return Patience.await("a scan of " + domain)
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(
                        () -> lastScan(license, domain),
                        scan -> !Objects.equals(beganAt(scan), before)
                                && scan.get("endedAt") != null
                                && Objects.equals(scan.get("named"), scan.get("judged")));
    }

    /** The latest scan as it stands; empty before the first. */
    Map<String, Object> lastScan(String license, String domain) {
        var answer = api.as("staff").get("/api/enrollments/" + license + "/domains");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Objects.requireNonNullElse(
                answer.path("items.find { it.domain == '" + domain + "' }.lastScan"), Map.of());
    }

    private static @Nullable Object beganAt(Map<String, Object> scan) {
        return scan.get("beganAt");
    }

    void end(String license, String domain) {
        assertThat(api.as("staff").delete(path(license, domain)).statusCode()).isEqualTo(204);
    }

    /** A domain or a sync was refused by that rule. */
    static void refused(Response answer, int status, String rule) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("rule")).as(answer.asString()).isEqualTo(rule);
    }
}
