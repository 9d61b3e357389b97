package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.enrollment.Api.as;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;

/** A first verified sign-in registers an account, and brings it onto the license of its domain at once (R40, X9). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class AccountsIT {
    private final UUID account = UUID.randomUUID();
    private final String domain = Domains.fresh();

    @Test
    void a_first_sign_in_registers_the_account_and_a_second_finds_it_so() {
        var first = Domains.signIn(account, "Ann@" + domain).then().statusCode(200);
        first.body("accountId", equalTo(account.toString())).body("email", equalTo("ann@" + domain));

        Domains.signIn(account, "ann@" + domain)
                .then()
                .statusCode(200)
                .body("registeredAt", equalTo(first.extract().path("registeredAt")));
    }

    @Test
    void any_call_of_somebody_signed_in_registers_their_account() {
        as(Tokens.ofAccount(account, "ann@" + domain)).get("/api/enrollments/imports");

        assertThat(Domains.sql("select email from account where id = '" + account + "'"))
                .isEqualTo("ann@" + domain);
        assertThat(Domains.sql("select source from account where id = '" + account + "'"))
                .isEqualTo("SIGN_IN");
    }

    @Test
    void an_address_that_is_not_verified_registers_nobody() {
        var email = "ann@" + domain;

        problem(as(Tokens.unverified(email)).put("/api/enrollments/accounts/me"), 403, "address-not-verified");
        problem(RestAssured.given().put("/api/enrollments/accounts/me"), 401, "not-signed-in");
        problem(as(Tokens.expired(email)).put("/api/enrollments/accounts/me"), 401, "not-signed-in");

        assertThat(Domains.sql("select 1 from account where email = '" + email + "'"))
                .isNull();
    }

    @Test
    void R40_whoever_signs_up_at_a_deployed_domain_is_named_at_once_on_the_live_lane() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        Domains.signIn(account, "ann@" + domain).then().statusCode(200);

        Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1);
        var fact = Domains.said(Topic.ENROLLMENT_LIVE, licenseId).getFirst();
        assertThat(fact.method()).isEqualTo(EnrollmentMethod.DOMAIN);
        assertThat(fact.source()).isEqualTo(domain);
        assertThat(fact.actor()).isEqualTo(Actor.SYSTEM);
        assertThat(fact.people()).containsExactly(new UserEnrolled.Person(1, "ann@" + domain, account));
    }

    @Test
    void R40_a_second_sign_in_names_nobody_again() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        Domains.signIn(account, "ann@" + domain);
        Domains.signIn(account, "ann@" + domain);
        Domains.signIn(UUID.randomUUID(), "last@" + domain);

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 2))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("ann@" + domain, "last@" + domain);
    }

    @Test
    void R40_every_license_deployed_to_the_domain_is_told() {
        var one = Domains.license(LicenseType.DISTRICT);
        var other = Domains.license(LicenseType.DISTRICT);
        Domains.deploy(one, domain);
        Domains.deploy(other, domain);

        Domains.signIn(account, "ann@" + domain);

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, one, 1)).hasSize(1);
        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, other, 1)).hasSize(1);
    }

    @Test
    void a_subdomain_and_a_domain_above_are_other_domains() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, "mid." + domain);

        Domains.signIn(UUID.randomUUID(), "below@low.mid." + domain);
        Domains.signIn(UUID.randomUUID(), "above@" + domain);
        Domains.signIn(account, "ann@mid." + domain);

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("ann@mid." + domain);
    }

    @Test
    void R40_a_domain_in_its_own_letters_is_the_one_of_the_addresses_under_it() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var label = "schule-" + UUID.randomUUID().toString().substring(0, 8);
        Domains.asStaffPut(licenseId, label + "-münchen.example", Domains.ATTESTED)
                .then()
                .statusCode(200);

        Domains.signIn(account, "ann@" + label + "-MÜNCHEN.example");

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1).getFirst().email())
                .startsWith("ann@xn--" + label);
    }

    @Test
    void an_account_that_moves_to_a_deployed_domain_is_named_and_one_that_leaves_it_keeps_what_it_has() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        Domains.signIn(account, "ann@else." + domain);

        Domains.signIn(account, "ann@" + domain);
        Domains.signIn(account, "ann@else." + domain);
        Domains.signIn(UUID.randomUUID(), "last@" + domain);

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 2))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("ann@" + domain, "last@" + domain);
    }

    @Test
    void after_the_end_of_the_deployment_nobody_is_named_any_more() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        Domains.signIn(account, "ann@" + domain);

        Domains.end(licenseId, domain).then().statusCode(204);
        Domains.signIn(UUID.randomUUID(), "late@" + domain).then().statusCode(200);
        Domains.asStaffPut(licenseId, domain, Domains.ATTESTED).then().statusCode(200);
        Domains.signIn(UUID.randomUUID(), "new@" + domain);

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 2))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("ann@" + domain, "new@" + domain);
    }

    @Test
    void a_call_is_not_held_up_by_an_account_that_cannot_be_registered() {
        Domains.sql("alter table account rename to account_away");
        try {
            as(Tokens.ofAccount(account, "ann@" + domain))
                    .get("/api/enrollments/imports")
                    .then()
                    .statusCode(200);
        } finally {
            Domains.sql("alter table account_away rename to account");
        }
        Patience.await().untilAsserted(() -> {
            as(Tokens.ofAccount(account, "ann@" + domain)).get("/api/enrollments/imports");
            assertThat(Domains.sql("select email from account where id = '" + account + "'"))
                    .isEqualTo("ann@" + domain);
        });
    }
}
