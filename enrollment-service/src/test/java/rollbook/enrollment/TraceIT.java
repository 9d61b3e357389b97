package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Traced.HEADER;
import static rollbook.kit.testing.Traced.PARENT;
import static rollbook.kit.testing.Traced.TRACE;
import static rollbook.kit.testing.Traced.trace;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.EventType;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Traced;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A trace goes on from a request or webhook through the outbox to Kafka (ADR 0018). */
@QuarkusTest
@TestProfile(Traced.class)
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class TraceIT {

    @Test
    void what_a_request_says_of_people_goes_on_with_its_trace() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        Api.asDana()
                .header(HEADER, PARENT)
                .body(Map.of("addresses", "ann@northfield.example"))
                .post(Api.emails(licenseId))
                .then()
                .statusCode(202);

        var fact = Wire.message(EventType.USER_ENROLLED, licenseId);
        assertThat(trace(fact.headers())).isEqualTo(TRACE);
        assertThat(fact.headers().get(HEADER)).isNotEqualTo(PARENT); // the request's own span is between
    }

    @Test
    void what_a_timer_says_of_a_file_goes_on_with_the_trace_of_its_upload() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        Uploads.csv("Email\nann@northfield.example\n")
                .header(HEADER, PARENT)
                .post(Uploads.imports(licenseId))
                .then()
                .statusCode(202);

        var fact = Wire.message(Topic.ENROLLMENT_BULK, EventType.USER_ENROLLED, licenseId);
        assertThat(trace(fact.headers())).isEqualTo(TRACE);
    }

    @Test
    void so_does_what_a_webhook_says() throws Exception {
        var domain = Domains.fresh();
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        var trace = UUID.randomUUID().toString().replace("-", "");

        Reporting.send(
                        Reporting.registered(UUID.randomUUID(), "ann@" + domain),
                        Map.of(HEADER, "00-" + trace + "-b7ad6b7169203331-01"))
                .then()
                .statusCode(202);

        assertThat(trace(Wire.message(EventType.USER_ENROLLED, licenseId).headers()))
                .isEqualTo(trace);
    }
}
