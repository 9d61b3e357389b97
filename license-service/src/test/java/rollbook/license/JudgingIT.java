package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.Actor;
import rollbook.events.Envelope;
import rollbook.events.InviteRequested;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestPostgres;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** Facts on the live lane judged: the answer everybody hears, and the members list the admin sees. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class JudgingIT {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @Test
    void R25_a_domain_admins_addresses_are_members_at_once() {
        var licenseId = Api.create(LicenseType.SCHOOL);

        var answer = judged(Facts.by(DANA).on(licenseId).naming("ann@x.example", "bob@x.example"));

        assertThat(answer.people())
                .extracting(MembershipChanged.Person::outcome)
                .containsOnly(Outcome.ADDED);
        members(licenseId)
                .body("items.email", equalTo(List.of("ann@x.example", "bob@x.example")))
                .body("items.status", equalTo(List.of("MEMBER", "MEMBER")))
                .body("items[0].grants[0].method", equalTo("EMAIL"));
    }

    @Test
    void R25_a_plain_admins_addresses_are_invited() {
        var licenseId = Api.create(LicenseType.SCHOOL);

        var answer = judged(Facts.by(PAUL).on(licenseId).naming("ann@x.example"));

        var ann = answer.people().getFirst();
        assertThat(ann.outcome()).isEqualTo(Outcome.INVITED);
        assertThat(ann.after()).isEqualTo(MembershipStatus.INVITED);
        var requested = Wire.heard(InviteRequested.class, licenseId, 1).getFirst();
        assertThat(requested.people()).singleElement().satisfies(invitee -> {
            assertThat(invitee.email()).isEqualTo("ann@x.example");
            assertThat(invitee.memberId()).isEqualTo(ann.memberId());
        });
        members(licenseId).body("items[0].status", equalTo("INVITED"));
    }

    @ParameterizedTest(name = "on {0}, {1} acting as {2}: {3}")
    @CsvSource({
        "TEACHER,  paul@northfield.example, LICENSE_ADMIN, ADDED",
        "SCHOOL,   paul@northfield.example, LICENSE_ADMIN, INVITED",
        "BUILDING, paul@northfield.example, LICENSE_ADMIN, INVITED",
        "DISTRICT, paul@northfield.example, LICENSE_ADMIN, INVITED",
        "DISTRICT, dana@northfield.example, LICENSE_ADMIN, ADDED",
        "DISTRICT, staff@rollbook.example,  STAFF,         ADDED",
        "DISTRICT, olga@otherschool.example, LICENSE_ADMIN, REFUSED",
    })
    void R48_who_adds_decides_between_added_and_invited(
            LicenseType type, String actor, Actor.Role role, Outcome outcome) {
        var licenseId = Api.create(type);

        var answer = judged(Facts.by(actor).as(role).on(licenseId).naming("ann@x.example"));

        assertThat(answer.people().getFirst().outcome()).isEqualTo(outcome);
    }

    @Test
    void X31_a_batch_is_judged_by_what_its_actor_was_when_it_was_committed() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var asDomainAdmin = Facts.by(DANA).on(licenseId).naming("ann@x.example");
        asStaff()
                .body(Map.of("domainAdmin", false))
                .put("/api/licenses/" + licenseId + "/admins/" + DANA)
                .then()
                .statusCode(200);

        var before = judged(asDomainAdmin);
        var after = judgedAfter(before, Facts.by(DANA).on(licenseId).naming("bob@x.example"));

        assertThat(before.people().getFirst().outcome()).isEqualTo(Outcome.ADDED);
        assertThat(after.people().getFirst().outcome()).isEqualTo(Outcome.INVITED);
    }

    @Test
    void who_is_a_member_already_gets_no_second_entry_and_every_person_an_outcome() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var first = judged(Facts.by(DANA).on(licenseId).naming("ann@x.example"));

        var second = judgedAfter(first, Facts.by(DANA).on(licenseId).naming("ann@x.example", "bob@x.example"));

        assertThat(second.people())
                .extracting(MembershipChanged.Person::outcome)
                .containsExactly(Outcome.ALREADY_MEMBER, Outcome.ADDED);
        members(licenseId).body("items.size()", equalTo(2));
    }

    @Test
    void a_domain_admin_makes_an_invited_person_a_member_and_a_plain_admin_changes_nothing_for_a_member() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var invited = judged(Facts.by(PAUL).on(licenseId).naming("ann@x.example"));
        var again = judgedAfter(invited, Facts.by(PAUL).on(licenseId).naming("ann@x.example"));
        var added = judgedAfter(again, Facts.by(DANA).on(licenseId).naming("ann@x.example"));
        var last = judgedAfter(added, Facts.by(PAUL).on(licenseId).naming("ann@x.example"));

        assertThat(List.of(invited, again, added, last))
                .extracting(answer -> answer.people().getFirst().outcome())
                .containsExactly(Outcome.INVITED, Outcome.ALREADY_INVITED, Outcome.ADDED, Outcome.ALREADY_MEMBER);
    }

    @Test
    void the_ledger_is_numbered_without_gaps_and_other_services_can_read_it_again() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var first = judged(Facts.by(DANA).on(licenseId).naming("ann@x.example", "bob@x.example"));
        var second = judgedAfter(first, Facts.by(DANA).on(licenseId).naming("cat@x.example"));

        assertThat(first.previousSeq()).isZero();
        assertThat(first.seq()).isEqualTo(2);
        assertThat(second.previousSeq()).isEqualTo(2);
        as(Tokens.service())
                .get("/internal/licenses/" + licenseId + "/acts?after=2")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].seq", equalTo(3))
                .body("[0].batchId", equalTo(String.valueOf(second.batchId())))
                .body("[0].people[0].outcome", equalTo("ADDED"))
                .body("[0].people[0].row", equalTo(1));
    }

    @Test
    void R24_what_is_no_normalized_address_is_refused_again_and_the_others_come() {
        var licenseId = Api.create(LicenseType.SCHOOL);

        var answer = judged(Facts.by(DANA).on(licenseId).naming("Ann@X.example", "no address", "bob@x.example"));

        assertThat(answer.people())
                .extracting(MembershipChanged.Person::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.ADDED);
        assertThat(answer.people().getFirst().rule()).isEqualTo("R24");
        assertThat(answer.people().getFirst().detail()).isNotBlank();
    }

    @Test
    void a_person_whose_judgment_fails_is_a_dead_letter_and_the_others_come() throws Exception {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var poison = "poison" + UUID.randomUUID() + "@x.example";
        sql("""
            create or replace function refuse_poison() returns trigger language plpgsql as $$
            begin
              if new.value like 'poison%' then raise exception 'a bug, for once'; end if;
              return new;
            end $$;
            create or replace trigger poison before insert on person_identity for each row execute function refuse_poison()
            """);

        var answer = judged(Facts.by(DANA).on(licenseId).naming("ann@x.example", poison, "bob@x.example"));

        assertThat(answer.people())
                .extracting(MembershipChanged.Person::outcome)
                .containsExactly(Outcome.ADDED, Outcome.FAILED, Outcome.ADDED);
        assertThat(sql("select part from dead_letter where convert_from(body, 'UTF8') like '%" + poison + "%'"))
                .isEqualTo("1");
    }

    @Test
    void an_admin_seen_acting_is_bound_to_their_account() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        judged(Facts.by(PAUL).on(licenseId).naming("ann@x.example"));

        as(Tokens.ofAccount(UUID.randomUUID(), PAUL))
                .get("/api/licenses/" + licenseId)
                .then()
                .statusCode(404);
    }

    @Test
    void section_2_who_is_refused_is_told_why_and_the_ledger_says_the_same_again() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        judged(Facts.by(DANA).on(Api.create(LicenseType.DISTRICT)).naming("known@x.example"));

        var answer = judged(Facts.by(OLGA).on(licenseId).naming("known@x.example", "new@x.example"));

        assertThat(answer.people()).allSatisfy(person -> {
            assertThat(person.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(person.rule()).isEqualTo("§2");
            assertThat(person.reason()).isEqualTo("not-an-admin");
            assertThat(person.detail()).isNotBlank();
        });
        assertThat(answer.people().get(1).memberId())
                .as("a stranger's word makes nobody a person")
                .isNull();
        as(Tokens.service())
                .get("/internal/licenses/" + licenseId + "/acts")
                .then()
                .body("[0].people.email", equalTo(List.of("known@x.example", "new@x.example")))
                .body("[0].people.rule", equalTo(List.of("§2", "§2")))
                .body("[0].people.reason", equalTo(List.of("not-an-admin", "not-an-admin")))
                .body("[0].people[0].detail", equalTo(answer.people().getFirst().detail()));
    }

    @Test
    void one_person_on_two_licenses_is_one_person() {
        var one = judged(Facts.by(DANA).on(Api.create(LicenseType.SCHOOL)).naming("shared@x.example"));
        var other = judged(Facts.by(DANA).on(Api.create(LicenseType.DISTRICT)).naming("shared@x.example"));

        assertThat(one.people().getFirst().memberId())
                .isNotNull()
                .isEqualTo(other.people().getFirst().memberId());
    }

    @Test
    void a_fact_said_twice_has_one_effect() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var fact = Facts.by(DANA).on(licenseId).naming("ann@x.example");
        var envelope = new Envelope<>(UUID.randomUUID(), "/a-test", Instant.now(), fact);

        Wire.say(Topic.ENROLLMENT_LIVE, envelope);
        Wire.say(Topic.ENROLLMENT_LIVE, envelope);
        Wire.say(Facts.by(DANA).on(licenseId).naming("last@x.example"));

        var answers = Wire.heardUntil(
                MembershipChanged.class,
                licenseId,
                answer -> answer.people().getFirst().email().equals("last@x.example"));
        assertThat(answers).hasSize(2);
    }

    @Test
    void R3_the_user_list_comes_page_by_page_with_a_status_for_everybody() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        judged(Facts.by(DANA)
                .on(licenseId)
                .naming(IntStream.range(0, 45)
                        .mapToObj(i -> "p" + (99 - i) + "@x.example")
                        .toArray(String[]::new)));

        var first = asDana().get("/api/licenses/" + licenseId + "/members?limit=30")
                .then()
                .extract();
        assertThat(first.<List<String>>path("items.email")).hasSize(30).isSorted();
        assertThat(first.<List<String>>path("items.status")).containsOnly("MEMBER");
        asDana().get("/api/licenses/" + licenseId + "/members?limit=30&cursor=" + first.path("next"))
                .then()
                .body("items.size()", equalTo(15))
                .body("items[0].email", equalTo("p85@x.example"))
                .body("next", nullValue());
    }

    @Test
    void the_internal_api_is_for_services_only() {
        var licenseId = Api.create(LicenseType.SCHOOL);

        for (var path : List.of("", "/acts")) {
            asStaff().get("/internal/licenses/" + licenseId + path).then().statusCode(403);
            as(Tokens.of(OLGA))
                    .get("/internal/licenses/" + licenseId + path)
                    .then()
                    .statusCode(403);
        }
        as(Tokens.service())
                .get("/internal/licenses/" + licenseId)
                .then()
                .statusCode(200)
                .body("licenseId", equalTo(licenseId.toString()))
                .body("admins.size()", equalTo(2));
        as(Tokens.service())
                .get("/internal/licenses/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private @Nullable String sql(String statement) throws SQLException {
        try (var connection = TestPostgres.connect(database);
                var prepared = connection.createStatement()) {
            if (!prepared.execute(statement)) {
                return null;
            }
            try (var rows = prepared.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static ValidatableResponse members(UUID licenseId) {
        return asDana().get("/api/licenses/" + licenseId + "/members").then().statusCode(200);
    }

    private static MembershipChanged judged(UserEnrolled fact) {
        Wire.say(fact);
        return Wire.heard(MembershipChanged.class, fact.licenseId(), 1).getFirst();
    }

    private static MembershipChanged judgedAfter(MembershipChanged earlier, UserEnrolled fact) {
        var known = Wire.heard(MembershipChanged.class, fact.licenseId(), 1);
        assertThat(known.getLast()).isEqualTo(earlier);
        Wire.say(fact);
        return Wire.heard(MembershipChanged.class, fact.licenseId(), known.size() + 1)
                .getLast();
    }
}
