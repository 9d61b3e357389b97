package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Traced.HEADER;
import static rollbook.kit.testing.Traced.PARENT;
import static rollbook.kit.testing.Traced.TRACE;
import static rollbook.kit.testing.Traced.trace;
import static rollbook.license.Api.DANA;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbook.events.EventType;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Traced;
import rollbook.kit.testing.Wire;

/** A trace goes on from a fact through the projection to the verdict, and says nothing of anybody (ADR 0018). */
@QuarkusTest
@TestProfile(Traced.class)
@QuarkusTestResource(RealParts.class)
class TraceIT {

    @Inject
    HeardSpans spans;

    @Inject
    Database database;

    @Test
    void the_verdict_on_a_fact_goes_on_with_the_trace_the_fact_came_with() {
        var licenseId = Api.create(LicenseType.SCHOOL);

        Wire.say(Facts.by(DANA).on(licenseId).naming("ann@x.example"), Map.of(HEADER, PARENT));

        var verdict = Wire.message(EventType.MEMBERSHIP_CHANGED, licenseId);
        assertThat(trace(verdict.headers())).isEqualTo(TRACE);
        assertThat(verdict.headers().get(HEADER)).isNotEqualTo(PARENT); // a span of this service is between
        Patience.await()
                .untilAsserted(() -> assertThat(spans.of(TRACE)).anySatisfy(span -> {
                    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
                    assertThat(span.getName()).isEqualTo("process rollbook.user-enrolled.v1");
                    assertThat(PARENT).contains(span.getParentSpanId());
                }));
    }

    @Test
    void the_relay_has_a_span_of_its_own_between_what_owes_and_what_hears() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var trace = traceOf(licenseId);

        Wire.say(Facts.by(DANA).on(licenseId).naming("ann@x.example"), Map.of(HEADER, parent(licenseId)));

        var verdict = Wire.message(EventType.MEMBERSHIP_CHANGED, licenseId);
        Patience.await().untilAsserted(() -> {
            var owing = named(trace, "process rollbook.user-enrolled.v1");
            var sending = named(trace, "send rollbook.membership-changed.v1");
            assertThat(sending.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(sending.getParentSpanId()).isEqualTo(owing.getSpanId());
            assertThat(verdict.headers().get(HEADER)).contains(sending.getSpanId());
        });
    }

    private SpanData named(String trace, String name) {
        var found = spans.of(trace).stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void each_of_many_facts_handled_together_goes_on_with_its_own() {
        var licenses =
                Stream.generate(() -> Api.create(LicenseType.SCHOOL)).limit(10).toList();

        licenses.forEach(licenseId ->
                Wire.say(Facts.by(DANA).on(licenseId).naming("ann@x.example"), Map.of(HEADER, parent(licenseId))));

        assertThat(licenses)
                .allSatisfy(licenseId -> assertThat(trace(Wire.message(EventType.MEMBERSHIP_CHANGED, licenseId)
                                .headers()))
                        .isEqualTo(traceOf(licenseId)));
    }

    @Test
    void a_fact_without_a_trace_begins_one() {
        var licenseId = Api.create(LicenseType.SCHOOL);

        Wire.say(Facts.by(DANA).on(licenseId).naming("ann@x.example"));

        assertThat(trace(Wire.message(EventType.MEMBERSHIP_CHANGED, licenseId).headers()))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void what_a_request_says_goes_on_with_its_trace_and_no_span_names_anybody() {
        var trace = traceOf(UUID.randomUUID());
        var created = Api.asStaff()
                .header(HEADER, "00-" + trace + "-b7ad6b7169203331-01")
                .body(Api.order(LicenseType.SCHOOL))
                .post("/api/licenses");
        var licenseId = UUID.fromString(created.then().statusCode(201).extract().path("id"));
        Api.asDana()
                .header(HEADER, "00-" + trace + "-b7ad6b7169203331-01")
                .get("/api/licenses/" + licenseId + "/members?q=ann@x.example")
                .then()
                .statusCode(200);

        assertThat(trace(Wire.message(EventType.LICENSE_CHANGED, licenseId).headers()))
                .isEqualTo(trace);
        Patience.await()
                .untilAsserted(() -> assertThat(spans.of(trace))
                        .extracting(SpanData::getName)
                        .contains("POST /api/licenses", "GET /api/licenses/{licenseId}/members"));
        assertThat(spans.of(trace)).allSatisfy(span -> {
            assertThat(span.getName() + span.getAttributes()).doesNotContain("@", "127.0.0.1");
            if (span.getKind() == SpanKind.SERVER) { // a message's key is its license: Kafka's own name for it
                assertThat(span.getName() + span.getAttributes()).doesNotContain(licenseId.toString());
            }
        });
    }

    @Test
    void of_a_failure_a_span_says_that_it_was_and_not_what_it_quotes() {
        var trace = traceOf(UUID.randomUUID());
        sql("""
            create or replace function refuse() returns trigger language plpgsql as $$
            begin raise exception 'a bug about ann@x.example'; end $$
            """);
        sql("create or replace trigger refused before insert on license for each row execute function refuse()");
        try {
            Api.asStaff()
                    .header(HEADER, "00-" + trace + "-b7ad6b7169203331-01")
                    .body(Api.order(LicenseType.SCHOOL))
                    .post("/api/licenses")
                    .then()
                    .statusCode(500);
        } finally {
            sql("drop trigger refused on license");
        }

        Patience.await().untilAsserted(() -> assertThat(spans.of(trace)).isNotEmpty());
        assertThat(spans.of(trace)).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).doesNotContain("ann@x.example");
        });
    }

    private void sql(String statement) {
        database.with(sql -> sql.execute(statement));
    }

    private static String traceOf(UUID id) {
        return id.toString().replace("-", "");
    }

    private static String parent(UUID id) {
        return "00-" + traceOf(id) + "-b7ad6b7169203331-01";
    }
}
