package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Add by email, from the request to the fact on the live lane and back to the row's outcome (R23–R25). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class AddByEmailIT {

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R23_addresses_can_be_added_on_every_type_of_license(LicenseType type) {
        var licenseId = Api.license(type).licenseId();

        Api.add(licenseId, "ann@northfield.example").then().statusCode(202);

        var fact = Wire.heard(UserEnrolled.class, licenseId, 1).getFirst();
        assertThat(fact.method()).isEqualTo(EnrollmentMethod.EMAIL);
        assertThat(fact.people()).containsExactly(new UserEnrolled.Person(1, "ann@northfield.example", null));
    }

    @Test
    void R24_addresses_come_in_any_of_the_ways_people_paste_them() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        Api.add(licenseId, "a@x.example, b@x.example\nc@x.example;D@X.example\te@x.example \"Fox, Ann\" <f@x.example>")
                .then()
                .statusCode(202)
                .body("people", equalTo(6));

        var fact = Wire.heard(UserEnrolled.class, licenseId, 1).getFirst();
        assertThat(fact.people())
                .extracting(UserEnrolled.Person::email)
                .containsExactly(
                        "a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example", "f@x.example");
    }

    @Test
    void R24_addresses_can_be_sent_as_plain_text() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        asDana().contentType("text/plain")
                .body("a@x.example\nb@x.example")
                .post(Api.emails(licenseId))
                .then()
                .statusCode(202)
                .body("people", equalTo(2));
    }

    @Test
    void R25_the_fact_says_who_asked_and_leaves_added_or_invited_to_license_service() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        Api.add(licenseId, "ann@northfield.example").then().statusCode(202);

        var fact = Wire.heard(UserEnrolled.class, licenseId, 1).getFirst();
        assertThat(fact.actor()).isEqualTo(new Actor(Tokens.account(Api.DANA), Api.DANA, Actor.Role.LICENSE_ADMIN));
    }

    @Test
    void R22_staff_add_for_a_customer() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        as(Tokens.of(Api.STAFF, "staff"))
                .body(Map.of("addresses", "ann@northfield.example"))
                .post(Api.emails(licenseId))
                .then()
                .statusCode(202);

        assertThat(Wire.heard(UserEnrolled.class, licenseId, 1)
                        .getFirst()
                        .actor()
                        .role())
                .isEqualTo(Actor.Role.STAFF);
    }

    @Test
    void a_thousand_addresses_travel_in_facts_of_fifty_people_with_one_stamp() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        Api.add(licenseId, addresses(1_000)).then().statusCode(202);

        var facts = Wire.heard(UserEnrolled.class, licenseId, 20);
        assertThat(facts)
                .hasSize(20)
                .allSatisfy(fact -> assertThat(fact.people()).hasSize(50));
        assertThat(facts.stream().map(UserEnrolled::stamp).distinct()).hasSize(1);
        assertThat(facts.stream().flatMap(fact -> fact.people().stream()).map(UserEnrolled.Person::row))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_000).boxed().toList());
    }

    @Test
    void rows_that_are_no_address_or_stand_twice_have_their_outcome_at_once() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();

        var batch = Api.add(licenseId, "ann@x.example\nnobody\nANN@x.example")
                .then()
                .extract();

        assertThat(batch.<String>path("state")).isEqualTo("PROCESSING");
        assertThat(Api.rows(batch.path("batchId")))
                .extracting(row -> row.get("outcome"))
                .containsExactly(null, "REFUSED", "REPEATED");
        assertThat(Api.rows(batch.path("batchId")))
                .extracting(row -> row.get("reason"))
                .containsExactly(null, "MALFORMED", null);
        asDana().get("/api/enrollments/batches/" + batch.<String>path("batchId") + "/rows")
                .then()
                .body("items.sameAs", contains(null, null, 1));
    }

    @Test
    void a_verdict_gives_each_row_its_outcome_and_ends_the_batch() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();
        var batchId = UUID.fromString(Api.add(licenseId, "ann@x.example\nbob@x.example")
                .then()
                .extract()
                .path("batchId"));

        Wire.say(verdict(licenseId, batchId, 0, Outcome.ADDED, Outcome.REFUSED));

        Patience.await()
                .untilAsserted(() -> asDana().get("/api/enrollments/batches/" + batchId)
                        .then()
                        .body("state", equalTo("DONE"))
                        .body("outcomes.ADDED", equalTo(1))
                        .body("outcomes.REFUSED", equalTo(1)));
        assertThat(Api.rows(batchId.toString()))
                .extracting(row -> row.get("rule"))
                .containsExactly(null, "§4");
        assertThat(Api.rows(batchId.toString()))
                .extracting(row -> row.get("detail"))
                .containsExactly(null, "The license is expired.");
    }

    @Test
    void verdicts_that_were_missed_are_read_from_the_ledger_of_their_owner() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();
        var missed = UUID.fromString(Api.add(licenseId, "ann@x.example, bob@x.example")
                .then()
                .extract()
                .path("batchId"));
        var heard = UUID.fromString(Api.add(licenseId, "cat@x.example, dan@x.example")
                .then()
                .extract()
                .path("batchId"));
        var first = verdict(licenseId, missed, 0, Outcome.ADDED, Outcome.ADDED);
        var second = verdict(licenseId, heard, 2, Outcome.ADDED, Outcome.ADDED);
        LicenseOwner.decided(licenseId, List.of(first, second));

        Wire.say(second);

        for (var batch : List.of(missed, heard)) {
            Patience.await()
                    .untilAsserted(() -> asDana().get("/api/enrollments/batches/" + batch)
                            .then()
                            .body("outcomes.ADDED", equalTo(2)));
        }
    }

    @Test
    void a_verdict_without_an_entry_of_the_ledger_is_heard_and_moves_no_place_in_it() {
        var licenseId = Api.license(LicenseType.SCHOOL).licenseId();
        var batches = Stream.of("ann@x.example, bob@x.example", "cat@x.example", "dan@x.example, eve@x.example")
                .map(list -> UUID.fromString(
                        Api.add(licenseId, list).then().extract().path("batchId")))
                .toList();

        Wire.say(verdict(licenseId, batches.getFirst(), 0, Outcome.ADDED, Outcome.ADDED));
        Wire.say(new MembershipChanged(
                licenseId,
                2,
                2,
                UUID.randomUUID(),
                batches.get(1),
                new Actor(null, null, Actor.Role.SYSTEM),
                1,
                List.of(person(1, Outcome.ALREADY_MEMBER))));
        Wire.say(verdict(licenseId, batches.getLast(), 2, Outcome.ADDED, Outcome.ADDED));

        for (var batch : batches) {
            Patience.await()
                    .untilAsserted(() -> asDana().get("/api/enrollments/batches/" + batch)
                            .then()
                            .body("state", equalTo("DONE")));
        }
    }

    private static MembershipChanged verdict(
            UUID licenseId, UUID batchId, long previousSeq, Outcome first, Outcome second) {
        return new MembershipChanged(
                licenseId,
                previousSeq + 2,
                previousSeq,
                UUID.randomUUID(),
                batchId,
                new Actor(null, null, Actor.Role.SYSTEM),
                1,
                List.of(person(1, first), person(2, second)));
    }

    private static MembershipChanged.Person person(int row, Outcome outcome) {
        return new MembershipChanged.Person(
                UUID.randomUUID(),
                row,
                "somebody@x.example",
                MembershipStatus.NONE,
                MembershipStatus.MEMBER,
                EnrollmentMethod.EMAIL,
                outcome,
                outcome == Outcome.REFUSED ? "§4" : null,
                outcome == Outcome.REFUSED ? "The license is expired." : null);
    }

    static String addresses(int count) {
        return String.join(
                "\n",
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "p" + i + "@x.example")
                        .toList());
    }
}
