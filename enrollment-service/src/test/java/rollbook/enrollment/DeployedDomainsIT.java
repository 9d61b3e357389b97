package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;
import static rollbook.enrollment.Domains.ATTESTED;
import static rollbook.enrollment.Domains.DNS;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Staff deploy a license to domains, with proof, and end it (R38, R39, R44, R45, X13). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class DeployedDomainsIT {
    private final String domain = Domains.fresh();

    @ParameterizedTest
    @EnumSource(value = LicenseType.class, names = "TEACHER", mode = EnumSource.Mode.EXCLUDE)
    void R38_staff_deploy_every_type_but_teacher(LicenseType type) {
        var licenseId = Domains.license(type);

        Domains.asStaffPut(licenseId, domain, ATTESTED)
                .then()
                .statusCode(200)
                .body("domain", equalTo(domain))
                .body("state", equalTo("DEPLOYED"))
                .body("proof", equalTo("ATTESTED"));

        assertThat(ClaimedDomains.held(licenseId, domain)).isNotNull();
        var noted = Wire.heard(AccessNoted.class, licenseId, 1).getFirst();
        assertThat(noted.act()).isEqualTo(Act.DEPLOYED);
        assertThat(noted.name()).isEqualTo(domain);
    }

    @Test
    void R38_a_teacher_license_is_never_deployed() {
        var licenseId = Domains.license(LicenseType.TEACHER);

        var answer = Domains.asStaffPut(licenseId, domain, ATTESTED);

        problem(answer, 409, "domain-not-on-teacher");
        answer.then().body("rule", equalTo("R38"));
        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
    }

    @Test
    void R38_an_admin_is_told_the_rule_and_a_stranger_nothing() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var url = Domains.url(licenseId, domain);

        for (var answer :
                new Response[] {asDana().body(ATTESTED).put(url), asDana().delete(url), asDana().post(url + "/scan")}) {
            problem(answer, 403, "staff-only");
            answer.then().body("rule", equalTo("R38"));
        }
        var olga = Tokens.of(Api.OLGA);
        problem(as(olga).body(ATTESTED).put(url), 404, "not-found");
        problem(as(olga).delete(url), 404, "not-found");
        problem(as(olga).post(url + "/scan"), 404, "not-found");
        problem(as(olga).get(url + "/challenge"), 404, "not-found");
        problem(as(olga).get("/api/enrollments/" + licenseId + "/domains"), 404, "not-found");
        problem(Domains.asStaffPut(UUID.randomUUID(), domain, ATTESTED), 404, "not-found");
    }

    @Test
    void R39_one_license_carries_several_domains_which_its_admin_sees_by_name() {
        var licenseId = Domains.license(LicenseType.DISTRICT);
        Domains.deploy(licenseId, "b." + domain);
        Domains.deploy(licenseId, "a." + domain);

        asDana().get("/api/enrollments/" + licenseId + "/domains")
                .then()
                .statusCode(200)
                .body("items.domain", contains("a." + domain, "b." + domain))
                .body("items[0].lastScan.result", equalTo("DONE"))
                .body("items[0].reason", nullValue());
        as(Tokens.of(Api.STAFF, "staff"))
                .get("/api/enrollments/" + licenseId + "/domains")
                .then()
                .body("items[0].reason", equalTo(ATTESTED.get("reason")));
    }

    @Test
    void the_same_again_is_the_same_deployment_with_the_proof_said_last() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        var claim = ClaimedDomains.held(licenseId, domain);

        Domains.asStaffPut(licenseId, domain, Map.of("proof", "ATTESTED", "reason", "Seen in person."))
                .then()
                .statusCode(200)
                .body("reason", equalTo("Seen in person."));

        assertThat(ClaimedDomains.held(licenseId, domain).holder()).isEqualTo(claim.holder());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({"domain-taken, R44", "held-by-sync, R45", "license-not-live, §4", "domain-not-on-teacher, R38"})
    void R44_R45_what_license_service_refuses_is_passed_on_with_its_rule_and_nothing_is_left(String slug, String rule) {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        ClaimedDomains.refuses(licenseId, slug, rule);

        var answer = Domains.asStaffPut(licenseId, domain, ATTESTED);

        problem(answer, 409, slug);
        answer.then().body("rule", equalTo(rule)).body("title", equalTo("A sentence of license-service."));
        assertThat(Domains.sql("select 1 from deployment where license_id = '" + licenseId + "'"))
                .isNull();
        ClaimedDomains.allows(licenseId);
        Domains.asStaffPut(licenseId, domain, ATTESTED).then().statusCode(200);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "gmail.com,                  public-mail-domain",
        "GMail.com,                  public-mail-domain",
        "yahoo.co.uk,                public-mail-domain",
        "t-online.de,                public-mail-domain",
        "privaterelay.appleid.com,   public-mail-domain",
        "co.uk,                      public-suffix",
        "k12.tx.us,                  public-suffix",
        "edu.au,                     public-suffix",
        "github.io,                  public-suffix",
    })
    void X13_no_domain_where_anybody_can_have_an_address_and_none_that_is_nobodys_own(String typed, String slug) {
        var licenseId = Domains.license(LicenseType.DISTRICT);

        var answer = Domains.asStaffPut(licenseId, typed, ATTESTED);

        problem(answer, 422, slug);
        answer.then().body("rule", equalTo("X13"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"school", "a@b.example", "-.example", "a b.example", "192.168.0.1", "p\u0430ypal.example"})
    void what_is_no_mail_domain_or_looks_like_another_is_refused(String typed) {
        problem(Domains.asStaffPut(Domains.license(LicenseType.SCHOOL), typed, ATTESTED), 422, "no-domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"x\"}",
                "{\"proof\":\"ATTESTED\"}",
                "{\"proof\":\"ATTESTED\",\"reason\":\"  \"}",
                "{\"proof\":\"ATTESTED\",\"reason\":\"two\\nlines\"}",
                "{\"proof\":\"ATTESTED\",\"reason\":\"a\\u0000b\"}",
            })
    void X13_without_a_proof_nothing_is_deployed(String body) {
        var answer = Domains.asStaffPut(Domains.license(LicenseType.SCHOOL), domain, body);

        problem(answer, 422, "no-proof");
        answer.then().body("rule", equalTo("X13"));
    }

    @Test
    void a_reason_too_long_and_a_proof_nobody_knows_are_refused() {
        var licenseId = Domains.license(LicenseType.SCHOOL);

        problem(
                Domains.asStaffPut(licenseId, domain, Map.of("proof", "ATTESTED", "reason", "x".repeat(501))),
                422,
                "no-proof");
        problem(Domains.asStaffPut(licenseId, domain, Map.of("proof", "HEARSAY")), 400, "malformed-request");
        problem(Domains.asStaffPut(licenseId, domain, "nonsense"), 400, "malformed-request");
    }

    @Test
    void X13_the_record_the_challenge_names_proves_the_domain_for_this_license_alone() {
        var licenseId = Domains.license(LicenseType.DISTRICT);
        var challenge = asDana().get(Domains.url(licenseId, domain) + "/challenge")
                .then()
                .statusCode(200);
        challenge.body("name", equalTo("_rollbook." + domain));
        problem(Domains.asStaffPut(licenseId, domain, DNS), 409, "proof-not-found");

        DnsServer.has(
                "_rollbook." + domain, "something-else", challenge.extract().path("value"));

        Domains.asStaffPut(licenseId, domain, DNS).then().statusCode(200).body("proof", equalTo("DNS"));
        var other = Domains.license(LicenseType.DISTRICT);
        problem(Domains.asStaffPut(other, domain, DNS), 409, "proof-not-found");
        Domains.asStaffPut(other, domain, DNS).then().body("rule", equalTo("X13"));
    }

    @Test
    void X13_a_name_without_such_a_record_proves_nothing() {
        DnsServer.has("_rollbook." + domain);

        problem(Domains.asStaffPut(Domains.license(LicenseType.SCHOOL), domain, DNS), 409, "proof-not-found");
    }

    @Test
    void X13_while_the_DNS_does_not_answer_nobody_is_told_that_there_is_no_proof() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        DnsServer.isSilentAbout("_rollbook.silent." + domain);
        DnsServer.failsAt("_rollbook.broken." + domain);

        problem(Domains.asStaffPut(licenseId, "silent." + domain, DNS), 503, "dns-unavailable");
        problem(Domains.asStaffPut(licenseId, "broken." + domain, DNS), 503, "dns-unavailable");
    }

    @Test
    void section_4_ending_ends_the_source_releases_the_claim_and_is_noted() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        Domains.end(licenseId, domain).then().statusCode(204);

        var ended = Wire.heard(SourceEnded.class, licenseId, 1).getFirst();
        assertThat(ended.kind()).isEqualTo(SourceEnded.Kind.DOMAIN);
        assertThat(ended.name()).isEqualTo(domain);
        assertThat(ended.actor().email()).isEqualTo(Api.STAFF);
        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
        assertThat(Wire.heard(AccessNoted.class, licenseId, 2))
                .extracting(AccessNoted::act)
                .containsExactly(Act.DEPLOYED, Act.ENDED);
        asDana().get("/api/enrollments/" + licenseId + "/domains").then().body("items", hasSize(0));
    }

    @Test
    void ending_again_says_the_same_and_does_nothing_more() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        Domains.end(licenseId, domain).then().statusCode(204);
        Domains.end(licenseId, domain).then().statusCode(204);

        assertThat(Wire.heard(SourceEnded.class, licenseId, 1)).hasSize(1);
        problem(Domains.end(licenseId, "never." + domain), 404, "domain-not-deployed");
        problem(
                as(Tokens.of(Api.STAFF, "staff")).post(Domains.url(licenseId, domain) + "/scan"),
                404,
                "domain-not-deployed");
    }

    @Test
    void what_was_ended_can_be_deployed_anew() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        var before = ClaimedDomains.held(licenseId, domain);
        Domains.end(licenseId, domain);

        Domains.deploy(licenseId, domain);

        assertThat(ClaimedDomains.held(licenseId, domain).holder()).isNotEqualTo(before.holder());
    }
}
