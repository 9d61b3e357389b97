package rollbook.enrollment;

import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.TestPostgres;
import rollbook.kit.testing.Tokens;

/** One license of a test with its key or link, who redeems it, and what license-service answers. */
final class Codes {
    final UUID licenseId;
    final Deciding deciding;
    private final String kind;

    private Codes(UUID licenseId, String kind) {
        this.licenseId = licenseId;
        this.kind = kind;
        this.deciding = new Deciding(licenseId, kind.equals("key") ? EnrollmentMethod.KEY : EnrollmentMethod.LINK);
    }

    /** A new license's key. */
    static Codes key(LicenseType type) {
        return new Codes(Api.license(type).licenseId(), "key");
    }

    /** A new license's link. */
    static Codes link(LicenseType type) {
        return new Codes(Api.license(type).licenseId(), "link");
    }

    String path() {
        return "/api/enrollments/" + licenseId + "/" + kind;
    }

    Response state() {
        return asDana().get(path());
    }

    Response show() {
        return asDana().post(path() + "/show");
    }

    /** The key as it is shown, or the link. */
    String shown() {
        return show().then().statusCode(200).extract().path(kind.equals("key") ? "key" : "url");
    }

    Response limit(Map<String, ?> limits) {
        return asDana().body(limits).put(path());
    }

    Response rotate(Map<String, ?> body) {
        return asDana().body(body).post(path() + "/rotate");
    }

    List<Map<String, Object>> joins() {
        return asDana().get(path() + "/joins?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    static Response redeem(String email, String code) {
        return as(Tokens.of(email)).body(Map.of("code", code)).post("/api/enrollments/redemptions");
    }

    /** Redeems a code that counts; gives the redemption. */
    static UUID redeemed(String email, String code) {
        return UUID.fromString(
                redeem(email, code).then().statusCode(202).extract().path("redemptionId"));
    }

    /** The same under an Idempotency-Key. */
    static UUID redeemedUnder(String idempotencyKey, String email, String code) {
        var request = as(Tokens.of(email)).header("Idempotency-Key", idempotencyKey);
        return UUID.fromString(request.body(Map.of("code", code))
                .post("/api/enrollments/redemptions")
                .then()
                .statusCode(202)
                .extract()
                .path("redemptionId"));
    }

    static Response redemption(String email, UUID id) {
        return as(Tokens.of(email)).get("/api/enrollments/redemptions/" + id);
    }

    /** license-service decides on a redemption; waits until that is heard. */
    void decide(UUID redemption, String email, Outcome outcome) {
        deciding.on(redemption, 1, email, outcome);
    }

    Response undo(String since) {
        return asDana().body(Map.of("since", since)).post(path() + "/joins/undo");
    }

    /** The time by the database's clock, which alone is compared. */
    static String now() {
        return String.valueOf(
                sql("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    /** Somebody new each time. */
    static String somebody() {
        return "p-" + UUID.randomUUID() + "@northfield.example";
    }

    static void await(Callable<Boolean> condition) {
        Patience.await().pollInterval(Duration.ofMillis(20)).until(condition);
    }

    /** Runs a statement; gives the first column of its first row. */
    static @Nullable String sql(String statement) {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (var connection = TestPostgres.connect(url);
                var prepared = connection.createStatement()) {
            if (!prepared.execute(statement)) {
                return null;
            }
            try (var rows = prepared.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
