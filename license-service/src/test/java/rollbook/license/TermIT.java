package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseAlerted.Alert;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.license.usecase.Activities.Change;
import rollbook.license.usecase.WatchTerms;

/** How long a license lives: expiry and grace, suspension, renewal (RULES §2, §4), told to everybody in time. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TermIT {
    @Inject
    WatchTerms watchTerms;

    @Test
    void a_license_is_ordered_with_an_end_and_the_usual_grace() {
        var expiresAt = inDays(365);

        Acts.license(Acts.create(LicenseType.SCHOOL, Map.of("expiresAt", expiresAt.toString())))
                .body("status", equalTo("LIVE"))
                .body("term.expiresAt", equalTo(expiresAt.toString()))
                .body("term.graceDays", equalTo(14))
                .body("term.endsAt", equalTo(expiresAt.plus(Duration.ofDays(14)).toString()))
                .body("term.suspended", equalTo(false));
        Acts.license(Api.create(LicenseType.SCHOOL))
                .body("term.expiresAt", nullValue())
                .body("term.endsAt", nullValue());
    }

    @ParameterizedTest(name = "{0} is answered {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"expiresAt": "2027-06-30T00:00:00Z", "graceDays": -1}  | 422 | grace
                    {"expiresAt": "2027-06-30T00:00:00Z", "graceDays": 366} | 422 | grace
                    {"expiresAt": null, "graceDays": 7}                     | 422 | grace
                    {"expiresAt": "1999-12-31T23:59:59Z"}                   | 422 | expiry
                    {"expiresAt": "+10000-01-01T00:00:00Z"}                 | 422 | expiry
                    {"expiresAt": "tomorrow"}                               | 400 | malformed-request
                    {"graceDays": 7}                                        | 400 | malformed-request
                    """)
    void what_is_no_term_is_refused(String body, int status, String slug) {
        var id = Api.create(LicenseType.SCHOOL);

        problem(asStaff().body(body).put("/api/licenses/" + id + "/term"), status, slug);
        Acts.license(id).body("revision", equalTo(1));
    }

    @ParameterizedTest(name = "an order with {0}: {1} is refused as {2}")
    @CsvSource({"seats, 0, seats", "graceDays, 7, grace", "expiresAt, 1990-01-01T00:00:00Z, expiry"})
    void an_order_with_what_no_license_has_creates_none(String field, String value, String slug) {
        var order = Acts.order(LicenseType.SCHOOL, Map.of(field, value));

        problem(asStaff().body(order).post("/api/licenses"), 422, slug);
    }

    @Test
    void section_4_a_license_lives_through_its_grace_and_is_expired_the_very_second_that_is_over() {
        var id = Api.create(LicenseType.SCHOOL);

        Acts.renew(id, Instant.now().minus(Duration.ofDays(7)).plusSeconds(60), 7)
                .then()
                .body("status", equalTo("LIVE"));
        var end = Instant.now().plusSeconds(5);
        Acts.renew(id, end.minus(Duration.ofDays(7)), 7).then().body("status", equalTo("LIVE"));

        Scene.await(() -> isExpired(id) || Instant.now().isAfter(end));
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(isExpired(id)).isTrue();
    }

    @Test
    void section_4_who_expired_by_itself_is_told_once_however_many_replicas_look() throws Exception {
        var id = Api.create(LicenseType.SCHOOL);
        Acts.renew(id, inDays(1), 0);
        passes(id, Duration.ofDays(2));

        lookFromManyReplicas();

        Acts.license(id).body("status", equalTo("EXPIRED")).body("revision", equalTo(3));
        var told = Wire.heard(LicenseChanged.class, id, 3);
        assertThat(told).hasSize(3);
        assertThat(told.getLast().status()).isEqualTo(LicenseStatus.EXPIRED);
        assertThat(Acts.noted(id, Change.TERM).getFirst()).isEqualTo(Map.of("from", "LIVE", "to", "EXPIRED"));
    }

    @Test
    void the_timer_itself_tells_of_an_end() {
        var id = Api.create(LicenseType.SCHOOL);
        Acts.renew(id, inDays(1), 0);
        passes(id, Duration.ofDays(2));

        var told = Wire.heardUntil(LicenseChanged.class, id, change -> change.status() == LicenseStatus.EXPIRED);

        assertThat(told.getLast().revision()).isEqualTo(3);
    }

    @Test
    void section_4_renewal_of_an_expired_license_lets_it_live_again() {
        var id = Api.create(LicenseType.SCHOOL);
        Acts.renew(id, Instant.now().minusSeconds(60), 0).then().body("status", equalTo("EXPIRED"));
        var expiresAt = inDays(365);

        Acts.put(id, "term", Map.of("expiresAt", expiresAt.toString(), "graceDays", 30))
                .then()
                .body("status", equalTo("LIVE"))
                .body("term.graceDays", equalTo(30));

        assertThat(Wire.heard(LicenseChanged.class, id, 3))
                .extracting(LicenseChanged::status)
                .containsExactly(LicenseStatus.LIVE, LicenseStatus.EXPIRED, LicenseStatus.LIVE);
        assertThat(Acts.noted(id, Change.TERM).getFirst())
                .containsEntry("to", expiresAt.toString())
                .containsEntry("graceFrom", "0")
                .containsEntry("graceTo", "30");
    }

    @Test
    void a_renewal_that_says_no_grace_keeps_the_one_there_is() {
        var id = Api.create(LicenseType.SCHOOL);
        Acts.renew(id, inDays(10), 3);

        Acts.put(id, "term", Map.of("expiresAt", inDays(400).toString())).then().body("term.graceDays", equalTo(3));
    }

    @Test
    void the_same_term_or_suspension_again_changes_nothing() {
        var id = Api.create(LicenseType.SCHOOL);
        var expiresAt = inDays(365).plusNanos(123_456_789);
        Acts.renew(id, expiresAt, 7).then().body("revision", equalTo(2));
        Acts.renew(id, expiresAt, 7).then().statusCode(200).body("revision", equalTo(2));
        Acts.suspend(id);
        Acts.suspend(id);

        Acts.license(id).body("revision", equalTo(3));
        Acts.resume(id);
        Acts.resume(id);

        Acts.license(id).body("revision", equalTo(4));
        assertThat(Acts.noted(id, Change.TERM)).hasSize(1);
        assertThat(Acts.noted(id, Change.SUSPENDED)).hasSize(1);
        assertThat(Acts.noted(id, Change.RESUMED)).hasSize(1);
    }

    @Test
    void a_suspension_says_why_and_leaves_the_end_alone() {
        var id = Api.create(LicenseType.SCHOOL);
        var expiresAt = inDays(100);
        Acts.renew(id, expiresAt, 7);

        Acts.put(id, "suspension", Map.of("reason", " not paid "))
                .then()
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"))
                .body("term.suspended", equalTo(true))
                .body("term.expiresAt", equalTo(expiresAt.toString()));

        assertThat(Acts.noted(id, Change.SUSPENDED))
                .containsExactly(Map.of("from", "LIVE", "to", "SUSPENDED", "reason", "not paid"));
        problem(Acts.put(id, "suspension", Map.of("reason", "x".repeat(501))), 422, "reason");
        problem(Acts.put(id, "suspension", Map.of("reason", "two\nlines")), 422, "reason");
    }

    @Test
    void section_2_only_staff_renew_suspend_and_resume() {
        var id = Api.create(LicenseType.SCHOOL);
        var url = "/api/licenses/" + id;
        var term = Map.of("expiresAt", inDays(1).toString());

        problem(asDana().body(term).put(url + "/term"), 403, "staff-only");
        problem(asDana().put(url + "/suspension"), 403, "staff-only");
        problem(asDana().delete(url + "/suspension"), 403, "staff-only");
        problem(as(Tokens.of(OLGA)).body(term).put(url + "/term"), 404, "not-found");
        problem(as(Tokens.of(OLGA)).put(url + "/suspension"), 404, "not-found");
        Acts.license(id).body("status", equalTo("LIVE")).body("term.expiresAt", nullValue());
    }

    @Test
    void alerts_tell_30_7_and_1_day_before_the_expiry_and_in_the_grace_each_once() throws Exception {
        var id = Api.create(LicenseType.SCHOOL);
        Acts.renew(id, inDays(31), 14);
        lookFromManyReplicas();
        for (var days : List.of(1, 3, 20, 3, 3, 2)) { // 30, 27, 7, 4, 1 day before; in the grace
            passes(id, Duration.ofDays(days));
            lookFromManyReplicas();
        }

        var alerts = Acts.alerts(id, 4);

        assertThat(alerts)
                .extracting(alert -> alert.alert())
                .containsExactly(Alert.EXPIRES_SOON, Alert.EXPIRES_SOON, Alert.EXPIRES_SOON, Alert.IN_GRACE);
        assertThat(Acts.noted(id, Change.ALERT).reversed())
                .extracting(detail -> detail.get("days"))
                .containsExactly("30", "7", "1", "0");
    }

    @Test
    void alerts_start_again_after_a_renewal_and_say_the_new_expiry() throws Exception {
        var id = Api.create(LicenseType.SCHOOL);
        Acts.renew(id, inDays(1), 14);
        lookFromManyReplicas();
        var expiresAt = inDays(29);
        Acts.renew(id, expiresAt, 14);

        lookFromManyReplicas();

        var alerts = Acts.alerts(id, 2);
        assertThat(alerts.getLast().expiresAt()).isEqualTo(expiresAt);
        assertThat(alerts.getLast().seats()).isNull();
    }

    private static boolean isExpired(UUID id) {
        return "EXPIRED".equals(Acts.license(id).extract().path("status"));
    }

    /** Lets time pass for a license, and for what its admins were warned of. */
    private static void passes(UUID id, Duration time) {
        Scene.sql("""
                update license set expires_at = expires_at - interval '%1$d hours',
                  ends_at = ends_at - interval '%1$d hours', warned_for = warned_for - interval '%1$d hours'
                where id = '%2$s'
                """.formatted(time.toHours(), id));
    }

    private void lookFromManyReplicas() throws InterruptedException {
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = IntStream.range(0, 4)
                    .mapToObj(_ -> Executors.callable(watchTerms::look))
                    .toList();
            replicas.invokeAll(looks);
        }
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }
}
