package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.School.STAFF;
import static rollbook.lms.School.as;
import static rollbook.lms.Visit.INSTRUCTOR;
import static rollbook.lms.Visit.LEARNER;
import static rollbook.lms.Visit.LTI;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.events.AssignmentOpened;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.lms.TestPlatforms.Reply;
import rollbook.lms.usecase.ConfirmHints;

/** Schoology's triggers are hints: its API has to bear them out, and then the teacher's own launch (PROTOCOLS §C, R29, R30). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class SchoologyFeedIT {
    private static final String TARA = "44012";

    private final String section = fresh();
    private final String assignment = fresh();
    private School school;
    private TestFeed feed;
    private String tara;

    @Inject
    ConfirmHints confirmHints;

    @BeforeEach
    void connect() {
        school = School.connected();
        feed = TestFeed.schoology(school);
        tara = school.of("tara");
        school.has(tara);
        TestSchoology.has(section, assignment, TARA, "44013");
    }

    private static String fresh() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
    }

    @Test
    void R29_what_Schoology_bears_out_is_ours_once_its_teacher_opens_it_and_who_opened_it_before_is_said() {
        feed.send(changed(TARA)).then().statusCode(200).body("state", equalTo("HINT"));
        open("7::student", school.of("sue"), LEARNER, "7").launch().then().statusCode(200);
        awaitConfirmed();
        assertThat(school.assignments()).isEmpty();

        open(TARA + "::0a1b", tara, INSTRUCTOR, TARA + "::0a1b").launch().then().statusCode(200);

        awaitSettled();
        assertThat(Wire.heard(AssignmentOpened.class, school.licenseId, 1)
                        .getFirst()
                        .person()
                        .subject())
                .isEqualTo("7::student");
    }

    @Test
    void ids_are_texts_or_numbers_and_the_data_a_list_or_one_object() {
        var item =
                "{\"section_id\":%s,\"id\":\"%s\",\"grade_item_type\":\"assignment\"}".formatted(section, assignment);
        feed.send("{\"uid\":\"%s\",\"type\":\"grade_item.update\",\"data\":%s}".formatted(TARA, item))
                .then()
                .statusCode(200)
                .body("state", equalTo("HINT"));

        awaitConfirmed();
    }

    @Test
    void a_trigger_that_was_not_asked_about_yet_proves_nothing() {
        TestSchoology.fails(TestFeed.consumerKey(school), () -> Reply.of(503, ""));
        feed.send(changed(TARA)).then().statusCode(200);

        byTara().launch().then().statusCode(200);

        assertThat(school.assignments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a student,                       95,    true,  NO_TEACHER",
        "a teacher whose time is over,    44013, true,  NO_TEACHER",
        "somebody of elsewhere,           12345, true,  NO_TEACHER",
        "a teacher with nothing there,    44012, false, NO_ASSIGNMENT",
    })
    void what_Schoology_does_not_bear_out_is_dropped_and_its_admin_sees_why(
            String who, String uid, boolean isThere, String why) {
        feed.send(isThere ? changed(uid) : changed(uid).replace(assignment, fresh()))
                .then()
                .statusCode(200);

        Patience.await(who).until(() -> feed.seen().<String>getList("rejected.why"), List.of(why)::equals);
        assertThat(hints("")).isZero();
    }

    @Test
    void R30_another_teachers_launch_makes_nothing() {
        feed.send(changed(TARA)).then().statusCode(200);
        awaitConfirmed();

        open("44014::0a1b", tara, INSTRUCTOR, "44014").launch().then().statusCode(200);
        open("440120::0a1b", tara, INSTRUCTOR, "440120").launch().then().statusCode(200);
        byTara().with(LTI + "custom", Map.of("assignment_id", fresh(), "user_id", TARA))
                .launch()
                .then()
                .statusCode(200);
        byTara().without(LTI + "tool_platform").launch().then().statusCode(200);

        assertThat(school.assignments()).isEmpty();
    }

    @Test
    void keys_that_Schoology_refuses_are_told_to_the_admin_until_it_takes_them() {
        TestSchoology.fails(TestFeed.consumerKey(school), () -> Reply.of(401, ""));
        feed.send(changed(TARA)).then().statusCode(200);
        Patience.await().until(() -> feed.seen().getString("trouble") != null);
        assertThat(feed.seen().getString("troubleCode")).isEqualTo("KEYS_REFUSED");
        assertThat(hints("and state = 'TO_CONFIRM'")).isOne();

        TestSchoology.isWellAgain(TestFeed.consumerKey(school));
        askAgain();

        awaitConfirmed();
        assertThat(feed.seen().getString("trouble")).isNull();
    }

    static Stream<Supplier<Reply>> failures() {
        return Stream.of(
                () -> Reply.of(500, "<html>"),
                () -> Reply.of(429, ""),
                () -> Reply.of(200, "no JSON"),
                () -> Reply.of(200, "[]"),
                Reply::hangsUp);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void while_Schoology_is_away_it_is_asked_again_and_given_up_after_a_day(Supplier<Reply> failure) {
        TestSchoology.fails(TestFeed.consumerKey(school), failure);
        feed.send(changed(TARA)).then().statusCode(200);
        Patience.await().until(() -> hints("and tries = 1") == 1);
        askAgainUntil(() -> hints("and tries >= 2") == 1);

        School.change(
                "update making_hint set hinted_at = hinted_at - interval '25 hours' where connection_id = ?", id());

        askAgainUntil(() -> feed.seen().<String>getList("rejected.why").equals(List.of("NOT_CONFIRMED")));
        assertThat(hints("")).isZero();
    }

    @Test
    void an_assignment_that_was_confirmed_is_not_asked_about_when_it_changes() {
        feed.send(changed(TARA)).then().statusCode(200);
        awaitConfirmed();
        var asked = new AtomicInteger();
        TestSchoology.fails(TestFeed.consumerKey(school), () -> {
            asked.incrementAndGet();
            return Reply.of(401, "");
        });

        feed.send(changed(TARA).replace("\"timestamp\":1", "\"timestamp\":2"))
                .then()
                .statusCode(200);

        var isMore = true;
        while (isMore) {
            isMore = confirmHints.step(); // others may have left some to ask about
        }
        assertThat(asked).hasValue(0);
        assertThat(hints("and state = 'CONFIRMED'")).isOne();
    }

    @Test
    void schools_whose_Schoology_hangs_are_asked_one_thing_each_and_hold_up_no_other() {
        var asked = new AtomicInteger();
        var over = new CountDownLatch(1);
        var slow = Stream.generate(School::connected)
                .limit(3)
                .map(TestFeed::schoology)
                .toList();
        for (var hanging : slow) {
            TestSchoology.fails(TestFeed.consumerKey(hanging.school()), () -> {
                asked.incrementAndGet();
                return hangs(over);
            });
        }
        try {
            for (var i = 0; i < 4; i++) {
                slow.forEach(hanging -> hanging.send(changed(TARA).replace(assignment, fresh()))
                        .then()
                        .statusCode(200));
            }
            Patience.await().until(() -> asked.get() == slow.size());

            feed.send(changed(TARA)).then().statusCode(200);

            awaitConfirmed(); // within ten seconds; each that hangs is waited for five
            assertThat(asked).hasValue(slow.size());
        } finally {
            over.countDown();
            slow.forEach(hanging ->
                    School.change("delete from making_hint where connection_id = ?", UUID.fromString(hanging.id())));
        }
    }

    private static Reply hangs(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Reply.hangsUp();
    }

    @Test
    void a_school_that_did_not_answer_is_left_alone_for_a_minute() {
        TestSchoology.fails(TestFeed.consumerKey(school), () -> Reply.of(503, ""));
        feed.send(changed(TARA)).then().statusCode(200);
        feed.awaitPause();
        TestSchoology.isWellAgain(TestFeed.consumerKey(school));

        feed.send(changed(TARA).replace(assignment, fresh())).then().statusCode(200);
        confirmHints.step();

        assertThat(hints("and tries = 0")).isOne();
    }

    @Test
    void one_that_answers_is_asked_about_all_it_said_without_a_pause() {
        for (var i = 0; i < 5; i++) {
            feed.send(changed(TARA).replace(assignment, fresh())).then().statusCode(200);
        }

        Patience.await().until(() -> feed.seen().<Integer>getList("rejected.count"), List.of(5)::equals);
    }

    @Test
    void the_same_trigger_again_is_answered_with_200_and_counts_once() {
        feed.send(changed(TARA)).then().statusCode(200);

        feed.send(changed(TARA)).then().statusCode(200).body("why", equalTo("REPEATED"));

        assertThat(feed.seen().getMap("deliveries.counts")).isEqualTo(Map.of("HINT", 1));
    }

    @Test
    void whoever_does_not_know_the_path_is_not_heard() {
        problem(given().body(changed(TARA)).post("/webhooks/schoology/guessed"), 404, "not-found");
        problem(given().body(changed(TARA)).post("/webhooks/schoology/" + feed.id()), 404, "not-found");
        as(school.dana).delete(school.connections() + "/" + feed.id()).then().statusCode(204);
        problem(feed.send(changed(TARA)), 404, "not-found");
    }

    @Test
    void what_is_no_trigger_is_refused_and_counted() {
        problem(feed.send("{\"type\":"), 400, "malformed-request");
        problem(feed.send("{}"), 400, "malformed-request");

        Patience.await().until(() -> feed.seen().<String>getList("rejected.why"), List.of("MALFORMED")::equals);
    }

    @Test
    void a_trigger_we_fail_at_is_kept_and_handled_once_it_is_replayed() {
        School.change("alter table making_hint rename to making_hint_gone");
        try {
            feed.send(changed(TARA)).then().statusCode(200).body("state", equalTo("DEAD"));
        } finally {
            School.change("alter table making_hint_gone rename to making_hint");
        }
        var dead = School.number("select id from delivery where connection_id = ? and state = 'DEAD'", id());

        as(STAFF, "staff")
                .post("/api/lms/dead-letters/" + dead + "/replay")
                .then()
                .statusCode(200)
                .body("state", equalTo("HINT"));

        awaitConfirmed();
    }

    private String changed(String uid) {
        return """
                {"uid":%s,"timestamp":1,"type":"grade_item.update","data":[{"realm":"section","section_id":"%s",
                "id":%s,"grade_item_type":"assignment","object":{"title":"Unit 3 worksheet"}},
                {"section_id":"%s","id":7,"grade_item_type":"discussion"}]}
                """.formatted(uid, section, assignment, section);
    }

    private Visit byTara() {
        return open(TARA + "::0a1b", tara, INSTRUCTOR, TARA);
    }

    private Visit open(String subject, String email, String role, String userId) {
        return new Visit(school)
                .by(subject, email, role)
                .with(LTI + "custom", Map.of("assignment_id", assignment, "user_id", userId))
                .with(LTI + "tool_platform", Map.of("guid", "n.schoology.com", "product_family_code", "schoology"));
    }

    private UUID id() {
        return UUID.fromString(feed.id());
    }

    private void askAgain() {
        School.change("update making_hint set next_try_at = clock_timestamp() where connection_id = ?", id());
        School.change("update connection set hints_from = clock_timestamp() where id = ?", id());
        confirmHints.step();
    }

    /** Whoever asked before may be about to put it off. */
    private void askAgainUntil(BooleanSupplier isSo) {
        Patience.await().until(() -> {
            askAgain();
            return isSo.getAsBoolean();
        });
    }

    private long hints(String where) {
        return School.number("select count(*) from making_hint where connection_id = ? " + where, id());
    }

    private void awaitConfirmed() {
        Patience.await().until(() -> hints("and state = 'CONFIRMED'") == 1);
    }

    private void awaitSettled() {
        Patience.await()
                .until(() -> school.assignments().stream()
                        .map(made -> String.valueOf(made.get("state")))
                        .toList()
                        .equals(List.of("SETTLED")));
    }
}
