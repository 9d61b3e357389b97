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
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.testing.TestPostgres;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** One license of a test with its key or link, who redeems it, and what license-service answers. */
final class Codes {
    final UUID licenseId;
    private final String kind;
    private long seq;

    private Codes(UUID licenseId, String kind) {
        this.licenseId = licenseId;
        this.kind = kind;
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

    static Response redemption(String email, UUID id) {
        return as(Tokens.of(email)).get("/api/enrollments/redemptions/" + id);
    }

    /** license-service decides on a redemption; waits until that is heard. */
    void decide(UUID redemption, String email, Outcome outcome) {
        seq++;
        Wire.say(new MembershipChanged(
                licenseId,
                seq,
                seq - 1,
                UUID.randomUUID(),
                redemption,
                Actor.SYSTEM,
                1,
                List.of(person(email, outcome))));
        await(() -> redemption(email, redemption).path("outcome") != null);
    }

    private static MembershipChanged.Person person(String email, Outcome outcome) {
        return new MembershipChanged.Person(
                UUID.randomUUID(),
                1,
                email,
                MembershipStatus.NONE,
                MembershipStatus.MEMBER,
                EnrollmentMethod.KEY,
                outcome,
                outcome == Outcome.REFUSED ? "§4" : null,
                outcome == Outcome.REFUSED ? "The license is expired." : null);
    }

    /** Somebody new each time. */
    static String somebody() {
        return "p-" + UUID.randomUUID() + "@northfield.example";
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
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
