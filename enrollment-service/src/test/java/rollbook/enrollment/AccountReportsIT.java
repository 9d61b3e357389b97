package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.enrollment.Reporting.accounts;
import static rollbook.enrollment.Reporting.bulk;
import static rollbook.enrollment.Reporting.changed;
import static rollbook.enrollment.Reporting.one;
import static rollbook.enrollment.Reporting.registered;
import static rollbook.enrollment.Reporting.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** The app reports sign-ups and changes of address, one or many at once, and each account is what was said of it last (R40). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class AccountReportsIT {
    private final UUID account = UUID.randomUUID();
    private final String domain = Domains.fresh();

    @Test
    void R40_a_reported_sign_up_is_registered_and_named_at_once() throws Exception {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        send(registered(account, "ann@" + domain)).then().statusCode(202).body("registered", equalTo(1));

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1))
                .containsExactly(new UserEnrolled.Person(1, "ann@" + domain, account));
    }

    @Test
    void a_thousand_at_once_travel_in_facts_of_fifty_people_on_the_live_lane() throws Exception {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        send(bulk(1_000, domain)).then().statusCode(202).body("registered", equalTo(1_000));

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1_000)).hasSize(1_000);
        assertThat(Domains.said(Topic.ENROLLMENT_LIVE, licenseId))
                .hasSize(20)
                .allSatisfy(fact -> assertThat(fact.people()).hasSize(50));
    }

    @Test
    void R40_accounts_of_several_domains_at_once_are_named_to_the_licenses_of_theirs() throws Exception {
        var one = Domains.license(LicenseType.SCHOOL);
        var other = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(one, "one." + domain);
        Domains.deploy(other, "other." + domain);
        var accounts = List.of(
                one(UUID.randomUUID(), "a@other." + domain, "true"),
                one(UUID.randomUUID(), "b@none." + domain, "true"),
                one(UUID.randomUUID(), "c@one." + domain, "true"));

        send(accounts("account.registered", Instant.now(), accounts)).then().body("registered", equalTo(3));

        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, one, 1))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("c@one." + domain);
        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, other, 1))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("a@other." + domain);
    }

    @Test
    void one_account_may_be_the_data_itself() throws Exception {
        var body = """
                {"type":"account.registered","timestamp":"%s","data":{"accountId":"%s","email":"a@%s","emailVerified":true}}
                """.formatted(Instant.now(), account, domain);

        send(body).then().statusCode(202).body("registered", equalTo(1));
    }

    @Test
    void whoever_is_not_verified_or_has_no_address_we_take_is_passed_over_and_counted() throws Exception {
        var accounts = List.of(
                one(account, "ann@" + domain, "true"),
                one(UUID.randomUUID(), "bob@" + domain, "false"),
                "{\"accountId\":\"" + UUID.randomUUID() + "\",\"email\":\"cat@" + domain + "\"}",
                one(UUID.randomUUID(), "no address", "true"),
                one(UUID.randomUUID(), "m\u0131ke@" + domain, "true"));

        send(accounts("account.registered", Instant.now(), accounts))
                .then()
                .statusCode(202)
                .body("registered", equalTo(1))
                .body("unverified", equalTo(2))
                .body("unusable", equalTo(2));
    }

    @Test
    void a_change_of_address_moves_the_account_and_what_is_older_is_passed_over() throws Exception {
        var now = Instant.now();
        send(registered(account, "ann@" + domain)).then().statusCode(202);

        send(changed(account, "later@" + domain, now.plusSeconds(2))).then().body("changed", equalTo(1));
        send(changed(account, "between@" + domain, now.minusSeconds(60))).then().body("unchanged", equalTo(1));

        assertThat(email()).isEqualTo("later@" + domain);
    }

    @Test
    void a_change_that_was_overtaken_by_the_one_after_it_changes_nothing() throws Exception {
        var begin = Instant.now().minusSeconds(100);
        send(accounts("account.registered", begin, List.of(one(account, "a@" + domain, "true"))));

        send(changed(account, "a@" + domain, begin.plusSeconds(20))).then().body("unchanged", equalTo(1));
        send(changed(account, "b@" + domain, begin.plusSeconds(10))).then().body("unchanged", equalTo(1));

        assertThat(email()).isEqualTo("a@" + domain);
    }

    @Test
    void a_clock_that_runs_ahead_does_not_shut_out_what_comes_after() throws Exception {
        send(changed(account, "ahead@" + domain, Instant.parse("2999-01-01T00:00:00Z")))
                .then()
                .statusCode(202);

        send(changed(account, "now@" + domain, Instant.parse("2999-01-01T00:00:00Z")))
                .then()
                .body("changed", equalTo(1));

        assertThat(email()).isEqualTo("now@" + domain);
    }

    @Test
    void of_an_account_named_twice_the_last_counts() throws Exception {
        var twice = List.of(one(account, "a@" + domain, "true"), one(account, "b@" + domain, "true"));

        send(accounts("account.registered", Instant.now(), twice)).then().body("registered", equalTo(1));

        assertThat(email()).isEqualTo("b@" + domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accountId\":\"d0d0d0d0-0000-4000-8000-000000000000\",\"emailVerified\":true}",
                "{\"accountId\":\"d0d0d0d0-0000-4000-8000-000000000000\",\"emailVerified\":false}",
                "{\"accountId\":\"4711\",\"email\":\"bob@x.example\",\"emailVerified\":true}",
                "{\"email\":\"bob@x.example\",\"emailVerified\":true}",
                "{\"accountId\":{},\"email\":\"bob@x.example\",\"emailVerified\":true}",
                "{}",
                "null",
                "7",
            })
    void among_several_one_that_names_no_account_or_no_address_is_counted_and_the_others_count(String nobody)
            throws Exception {
        var accounts = List.of(nobody, one(account, "ann@" + domain, "true"));

        send(accounts("account.registered", Instant.now(), accounts))
                .then()
                .statusCode(202)
                .body("registered", equalTo(1))
                .body("unverified", equalTo(0))
                .body("unusable", equalTo(1));
    }

    @Test
    void a_report_that_says_no_time_is_of_now() throws Exception {
        send(registered(account, "before@" + domain)).then().statusCode(202);

        send("""
                {"type":"account.email-changed","data":{"accountId":"%s","email":"now@%s","emailVerified":true}}
                """.formatted(account, domain)).then().body("changed", equalTo(1));

        assertThat(Domains.sql("select as_of <= clock_timestamp() and email like 'now@%' from account where id = '"
                        + account + "'"))
                .isEqualTo("t");
    }

    private String email() {
        return String.valueOf(Domains.sql("select email from account where id = '" + account + "'"));
    }
}
