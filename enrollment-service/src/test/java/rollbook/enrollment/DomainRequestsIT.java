package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;
import static rollbook.enrollment.Domains.ATTESTED;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A customer requests a domain, staff approve with one call or decline, and both see what became of it (R38). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class DomainRequestsIT {
    private static final String ALL = "/api/enrollments/domain-requests";
    private final String domain = Domains.fresh();

    @Test
    void R38_a_customer_requests_and_staff_approve_and_deploy_with_one_call() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);

        asStaff()
                .body(ATTESTED)
                .post(ALL + "/" + id + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decidedAt", notNullValue());

        mine(licenseId).then().body("items.state", contains("APPROVED"));
        assertThat(ClaimedDomains.held(licenseId, domain)).isNotNull();
        assertThat(Wire.heard(AccessNoted.class, licenseId, 3))
                .extracting(AccessNoted::act)
                .containsExactly(Act.REQUESTED, Act.DEPLOYED, Act.APPROVED);
        asStaff().body(ATTESTED).post(ALL + "/" + id + "/approve").then().statusCode(200);
    }

    @Test
    void R38_both_see_an_open_request() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);

        mine(licenseId)
                .then()
                .body("items.id", contains(id))
                .body("items[0].display", equalTo(domain))
                .body("items[0].note", equalTo("All our pupils, please."))
                .body("items[0].requestedBy", equalTo(Api.DANA));
        asStaff().get(ALL + "?state=REQUESTED&limit=500").then().body("items.id", hasItem(id));
        asStaff().get(ALL + "?state=DECLINED&limit=500").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void R38_staff_decline_with_a_reason_the_customer_reads_and_the_domain_can_be_requested_again() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);
        problem(asStaff().body(Map.of()).post(ALL + "/" + id + "/decline"), 422, "remark");

        asStaff()
                .body(Map.of("reason", "The domain belongs to the district."))
                .post(ALL + "/" + id + "/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECLINED"));

        mine(licenseId).then().body("items[0].reason", equalTo("The domain belongs to the district."));
        problem(asStaff().body(ATTESTED).post(ALL + "/" + id + "/approve"), 409, "request-decided");
        problem(asStaff().body(Map.of("reason", "Again.")).post(ALL + "/" + id + "/decline"), 409, "request-decided");
        problem(asDana().delete(url(licenseId) + "/" + id), 409, "request-decided");
        requested(licenseId);
        assertThat(Wire.heard(AccessNoted.class, licenseId, 3))
                .extracting(AccessNoted::act)
                .containsExactly(Act.REQUESTED, Act.DECLINED, Act.REQUESTED);
    }

    @Test
    void an_open_request_can_be_withdrawn_by_its_license_alone() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var other = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);
        problem(as(Tokens.of(Api.OLGA)).delete(url(licenseId) + "/" + id), 404, "not-found");
        problem(asDana().delete(url(other) + "/" + id), 404, "not-found");

        asDana().delete(url(licenseId) + "/" + id).then().statusCode(204);
        asDana().delete(url(licenseId) + "/" + id).then().statusCode(204);

        mine(licenseId).then().body("items.state", contains("WITHDRAWN"));
        assertThat(Wire.heard(AccessNoted.class, licenseId, 2))
                .extracting(AccessNoted::act)
                .containsExactly(Act.REQUESTED, Act.WITHDRAWN);
        problem(asStaff().body(ATTESTED).post(ALL + "/" + id + "/approve"), 409, "request-decided");
    }

    @Test
    void R38_a_request_withdrawn_while_staff_approve_it_is_not_deployed() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);
        ClaimedDomains.meanwhile(
                licenseId,
                () -> asDana().delete(url(licenseId) + "/" + id).then().statusCode(204));

        problem(asStaff().body(ATTESTED).post(ALL + "/" + id + "/approve"), 409, "request-decided");

        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
        assertThat(Domains.sql("select 1 from deployment where license_id = '" + licenseId + "'"))
                .isNull();
        mine(licenseId).then().body("items.state", contains("WITHDRAWN"));
    }

    @Test
    void R38_a_request_declined_while_a_colleague_approves_it_is_not_deployed() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);
        ClaimedDomains.meanwhile(
                licenseId,
                () -> asStaff()
                        .body(Map.of("reason", "Not theirs."))
                        .post(ALL + "/" + id + "/decline")
                        .then()
                        .statusCode(200));

        problem(asStaff().body(ATTESTED).post(ALL + "/" + id + "/approve"), 409, "request-decided");

        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
        mine(licenseId).then().body("items.state", contains("DECLINED"));
    }

    @Test
    void R38_a_request_two_of_our_staff_approve_at_once_is_approved_for_both() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);
        ClaimedDomains.meanwhile(
                licenseId,
                () -> asStaff()
                        .body(ATTESTED)
                        .post(ALL + "/" + id + "/approve")
                        .then()
                        .statusCode(200));

        asStaff()
                .body(ATTESTED)
                .post(ALL + "/" + id + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));

        assertThat(ClaimedDomains.held(licenseId, domain)).isNotNull();
        assertThat(Wire.heard(AccessNoted.class, licenseId, 3))
                .extracting(AccessNoted::act)
                .containsExactly(Act.REQUESTED, Act.DEPLOYED, Act.APPROVED);
    }

    @Test
    void R38_deploying_what_is_requested_answers_the_request() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        requested(licenseId);

        Domains.asStaffPut(licenseId, domain, ATTESTED).then().statusCode(200);

        mine(licenseId).then().body("items.state", contains("APPROVED"));
        problem(request(licenseId, domain, null), 409, "domain-deployed-already");
    }

    @Test
    void what_license_service_refuses_leaves_the_request_open() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);
        ClaimedDomains.refuses(licenseId, "held-by-sync", "R45");

        problem(asStaff().body(ATTESTED).post(ALL + "/" + id + "/approve"), 409, "held-by-sync");
        problem(asStaff().body(Map.of()).post(ALL + "/" + id + "/approve"), 422, "no-proof");

        mine(licenseId).then().body("items.state", contains("REQUESTED"));
    }

    @Test
    void a_domain_is_requested_once_at_a_time_and_the_same_key_is_answered_the_same() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var key = UUID.randomUUID().toString();

        var first =
                request(licenseId, domain, key).then().statusCode(201).extract().<String>path("id");

        request(licenseId, domain, key).then().statusCode(201).body("id", equalTo(first));
        problem(request(licenseId, domain, null), 409, "domain-requested-already");
        problem(request(licenseId, domain.toUpperCase(Locale.ROOT), null), 409, "domain-requested-already");
        problem(request(licenseId, "x." + domain, key), 422, "idempotency-key-reused");
    }

    @Test
    void R38_X13_what_cannot_be_deployed_cannot_be_requested() {
        var licenseId = Domains.license(LicenseType.SCHOOL);

        problem(request(Domains.license(LicenseType.TEACHER), domain, null), 409, "domain-not-on-teacher");
        problem(request(licenseId, "gmail.com", null), 422, "public-mail-domain");
        problem(request(licenseId, "co.uk", null), 422, "public-suffix");
        problem(request(licenseId, "school", null), 422, "no-domain");
        problem(asDana().body(Map.of("domain", domain, "note", "x".repeat(501))).post(url(licenseId)), 422, "remark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "nonsense", "[]", "{\"domain\": {\"a\": 1}}"})
    void a_malformed_request_is_refused(String body) {
        problem(asDana().body(body).post(url(Domains.license(LicenseType.SCHOOL))), 400, "malformed-request");
    }

    @Test
    void R38_only_staff_see_and_answer_the_requests_of_all_and_a_stranger_sees_nothing() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var id = requested(licenseId);

        problem(asDana().get(ALL), 403, "staff-only");
        problem(asDana().body(ATTESTED).post(ALL + "/" + id + "/approve"), 403, "staff-only");
        problem(asDana().body(Map.of("reason", "x")).post(ALL + "/" + id + "/decline"), 403, "staff-only");
        var olga = Tokens.of(Api.OLGA);
        problem(as(olga).body(ATTESTED).post(ALL + "/" + id + "/approve"), 404, "not-found");
        problem(as(olga).get(url(licenseId)), 404, "not-found");
        problem(as(olga).body(Map.of("domain", domain)).post(url(licenseId)), 404, "not-found");
        problem(asStaff().body(ATTESTED).post(ALL + "/" + UUID.randomUUID() + "/approve"), 404, "not-found");
        problem(asStaff().get(ALL + "?state=OPEN"), 400, "no-request-state");
        problem(asStaff().get(ALL + "?limit=0"), 400, "malformed-request");
        problem(asStaff().get(ALL + "?cursor=x"), 400, "malformed-request");
    }

    @Test
    void requests_page_in_the_order_they_were_made() {
        var licenseId = Domains.license(LicenseType.DISTRICT);
        request(licenseId, "a." + domain, null);
        request(licenseId, "b." + domain, null);
        request(licenseId, "c." + domain, null);

        var first = asDana().get(url(licenseId) + "?limit=2")
                .then()
                .body("items.domain", contains("a." + domain, "b." + domain));

        asDana().get(url(licenseId) + "?limit=2&cursor=" + first.extract().<String>path("next"))
                .then()
                .body("items.domain", contains("c." + domain));
    }

    private String requested(UUID licenseId) {
        return asDana().body(Map.of("domain", domain, "note", "All our pupils, please."))
                .post(url(licenseId))
                .then()
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .extract()
                .path("id");
    }

    private static Response request(UUID licenseId, String domain, @Nullable String key) {
        var request = key == null ? asDana() : asDana().header("Idempotency-Key", key);
        return request.body(Map.of("domain", domain)).post(url(licenseId));
    }

    private static Response mine(UUID licenseId) {
        return asDana().get(url(licenseId));
    }

    private static RequestSpecification asStaff() {
        return as(Tokens.of(Api.STAFF, "staff"));
    }

    private static String url(UUID licenseId) {
        return "/api/enrollments/" + licenseId + "/domain-requests";
    }
}
