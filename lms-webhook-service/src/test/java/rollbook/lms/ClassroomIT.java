package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static rollbook.lms.School.as;
import static rollbook.lms.SimulatedClassroom.google;
import static rollbook.lms.SimulatedClassroom.lms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.AssignmentCreated;
import rollbook.events.AssignmentOpened;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.stack.lms.LmsFault;
import rollbook.stack.lms.LmsFaultRule;
import rollbook.stack.lms.LmsKind;

/** Assignments of ours in Google Classroom, and who opens them (R29–R31): pushed, read, missed, while Google is away. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedClassroom.class)
class ClassroomIT {
    private final Klass klass = new Klass();

    @AfterEach
    void mendGoogle() {
        lms().faults().clear();
    }

    @Test
    void R29_a_student_who_opens_what_a_teacher_made_is_said_by_their_google_id() {
        klass.connected();

        var work = klass.ours();
        var made = Wire.heard(AssignmentCreated.class, klass.license, 1).getFirst();
        klass.open(work, klass.sam);

        assertThat(made.maker()).isEqualTo(tara());
        assertThat(made.title()).isEqualTo("Unit 3");
        assertThat(opened(1))
                .extracting(AssignmentOpened::assignmentId, AssignmentOpened::maker, AssignmentOpened::person)
                .containsExactly(tuple(made.assignmentId(), tara(), user(klass.sam)));
    }

    @Test
    void R30_who_opens_regular_work_is_said_to_nobody_and_not_remembered() {
        klass.connected();

        klass.open(klass.regular(), klass.sam);

        assertThat(klass.awaitState("IGNORED")).isEqualTo("NOT_OURS");
        klass.readNow();
        klass.open(klass.ours(), klass.sue);
        assertThat(opened(1)).extracting(AssignmentOpened::person).containsExactly(user(klass.sue));
        assertThat(School.number("select count(*) from parked_open where person_subject = ?", klass.id(klass.sam)))
                .isZero();
    }

    @Test
    void R31_who_never_opens_it_is_never_said() {
        klass.connected();
        var work = klass.ours();
        klass.open(work, klass.sam);
        klass.readNow();

        klass.open(work, klass.sue);

        assertThat(opened(2))
                .extracting(AssignmentOpened::person)
                .containsExactlyInAnyOrder(user(klass.sam), user(klass.sue));
    }

    @Test
    void a_reading_that_fails_on_our_side_begins_anew_soon_not_when_its_lease_is_over() {
        klass.connected();
        var work = klass.ours();
        klass.silence();
        klass.open(work, klass.sam);
        School.change("alter table classroom_opened rename to classroom_opened_gone");
        try {
            School.change(
                    "update classroom_course set read_at = clock_timestamp() where course_id = ?", klass.course.id());
            Patience.await("the reading to have failed")
                    .until(() -> School.number(
                                    "select count(*) from classroom_course where course_id = ?"
                                            + " and read_at between clock_timestamp() and clock_timestamp() + interval '2 minutes'",
                                    klass.course.id())
                            > 0);
        } finally {
            School.change("alter table classroom_opened_gone rename to classroom_opened");
        }

        assertThat(opened(1)).extracting(AssignmentOpened::person).containsExactly(user(klass.sam));
    }

    @Test
    void X27_a_teacher_on_several_licenses_sees_what_waits_and_chooses() {
        var license = Makers.on(Tokens.account(klass.tara).toString(), 2).getLast();
        klass.connected();
        klass.open(klass.ours(), klass.sam);

        var waiting = Patience.await("the assignment to wait for a choice")
                .until(() -> klass.health(klass.tara), health -> "CHOOSE".equals(health.path("unsettled[0].state")));
        Klass.as(klass.tara)
                .body(Map.of("licenseId", license))
                .post("/api/lms/assignments/" + waiting.path("unsettled[0].id") + "/license")
                .then()
                .statusCode(204);

        assertThat(Wire.heard(AssignmentOpened.class, license, 1))
                .extracting(AssignmentOpened::person)
                .containsExactly(user(klass.sam));
        klass.health(klass.tara).then().body("unsettled", hasSize(0));
    }

    @Test
    void a_student_who_comes_before_the_teachers_word_is_said_all_the_same() {
        klass.connected();
        var registration = klass.registration();
        klass.silence();
        var work = klass.ours();

        lms().classroom()
                .push()
                .send(registration, klass.opening(work, klass.sam))
                .join();

        assertThat(opened(1)).extracting(AssignmentOpened::person).containsExactly(user(klass.sam));
        assertThat(Wire.heard(AssignmentCreated.class, klass.license, 1)).hasSize(1);
    }

    @Test
    void twenty_identical_pushes_at_once_have_one_effect() {
        klass.connected();
        var work = klass.ours();
        Wire.heard(AssignmentCreated.class, klass.license, 1);
        var registration = klass.registration();
        klass.silence();
        var data = Optional.of(klass.opening(work, klass.sam));
        var messageId = "m-" + klass.domain;

        var answers = IntStream.range(0, 20)
                .mapToObj(_ -> lms().classroom().push().send(registration, messageId, data))
                .toList();

        assertThat(answers).extracting(answer -> answer.join().status()).containsOnly(204);
        opened(1);
        lms().classroom()
                .push()
                .send(registration, klass.opening(work, klass.sue))
                .join();
        assertThat(opened(2)).hasSize(2);
        assertThat(School.number("select count(*) from delivery where key = ?", messageId))
                .isEqualTo(1);
    }

    @Test
    void X10_each_change_by_the_student_is_a_word_of_its_own() {
        klass.connected();
        var work = klass.ours();
        klass.open(work, klass.sam);
        opened(1);

        klass.open(work, klass.sam);

        assertThat(opened(2)).extracting(AssignmentOpened::person).containsOnly(user(klass.sam));
    }

    @Test
    void two_who_teach_a_course_together_make_no_two_assignments_of_one_work() {
        klass.connected();
        klass.connected(klass.carl);

        var work = klass.ours();
        Wire.heard(AssignmentCreated.class, klass.license, 1);
        klass.open(work, klass.sam);
        opened(1);

        Patience.await("both pushes to be confirmed")
                .until(() -> School.number(
                                "select count(*) from delivery d join classroom_grant g using (connection_id)"
                                        + " where g.email in (?, ?) and d.state = 'TAKEN'",
                                klass.tara,
                                klass.carl)
                        >= 4);
        assertThat(Wire.heard(AssignmentCreated.class, klass.license, 1)).hasSize(1);
    }

    @Test
    void what_was_not_pushed_is_found_by_reading_and_said_once() {
        klass.connected();
        klass.silence();
        var work = klass.ours();
        klass.open(work, klass.sam);

        klass.readNow();
        assertThat(opened(1)).extracting(AssignmentOpened::person).containsExactly(user(klass.sam));
        klass.readNow();
        klass.open(work, klass.sue);
        klass.readNow();

        assertThat(opened(2))
                .extracting(AssignmentOpened::person)
                .containsExactlyInAnyOrder(user(klass.sam), user(klass.sue));
    }

    @Test
    void what_happened_before_a_teacher_connected_is_found() {
        klass.open(klass.ours(), klass.sam);

        klass.connected();

        assertThat(opened(1)).extracting(AssignmentOpened::person).containsExactly(user(klass.sam));
    }

    @Test
    void while_google_is_away_a_push_waits_and_is_taken_later() {
        klass.connected();
        lms().faults().add(LmsFaultRule.every(LmsFault.DOWN, LmsKind.CLASSROOM_API));

        klass.open(klass.ours(), klass.sam);
        Patience.await("some tries")
                .until(() -> School.number(
                                "select count(*) from delivery d join classroom_grant g using (connection_id)"
                                        + " where g.email = ? and d.state = 'CONFIRMING' and d.tries > 1",
                                klass.tara)
                        > 0);
        lms().faults().clear();
        School.change(
                "update delivery d set next_try_at = now() from classroom_grant g"
                        + " where g.connection_id = d.connection_id and g.email = ? and d.state = 'CONFIRMING'",
                klass.tara);

        assertThat(opened(1)).extracting(AssignmentOpened::person).containsExactly(user(klass.sam));
        Patience.await("what it said to be forgotten")
                .until(() -> School.number(
                                "select count(*) from delivery d join classroom_grant g using (connection_id)"
                                        + " where g.email = ? and (d.state <> 'TAKEN' or d.body is not null)",
                                klass.tara)
                        == 0);
    }

    @Test
    void what_google_did_not_answer_for_a_day_is_a_dead_letter_that_can_be_replayed() {
        klass.connected();
        lms().faults().add(LmsFaultRule.every(LmsFault.DOWN, LmsKind.CLASSROOM_API));
        var work = klass.ours();
        klass.awaitState("CONFIRMING");

        Patience.await("it to be given up").until(() -> {
            School.change(
                    "update delivery d set tries = 29, next_try_at = now() from classroom_grant g"
                            + " where g.connection_id = d.connection_id and g.email = ? and d.state = 'CONFIRMING'"
                            + " and d.tries < 29",
                    klass.tara);
            return klass.health(klass.tara).path("deliveries.counts.DEAD") != null;
        });
        assertThat(klass.awaitState("DEAD")).isEqualTo("GOOGLE_AWAY");
        lms().faults().clear();
        var id = School.number(
                "select d.id from delivery d join classroom_grant g using (connection_id)"
                        + " where g.email = ? and d.state = 'DEAD'",
                klass.tara);
        as("sue@rollbook.example", "staff")
                .post("/api/lms/dead-letters/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMING"));

        Wire.heard(AssignmentCreated.class, klass.license, 1);
        klass.open(work, klass.sam);
        assertThat(opened(1)).hasSize(1);
    }

    @Test
    void a_consent_taken_back_is_told_and_removes_nobody_and_what_waited_is_taken_after_the_next() {
        klass.connected();
        var work = klass.ours();
        Wire.heard(AssignmentCreated.class, klass.license, 1);

        google().revoke(klass.tara);
        klass.open(work, klass.sam);

        var noted = Wire.heard(AccessNoted.class, klass.license, 1).getFirst();
        assertThat(noted.act()).isEqualTo(Act.PAUSED);
        assertThat(noted.details()).containsExactly(new Detail("why", "GRANT_GONE"));
        assertThat(noted.name()).isEqualTo("Google Classroom");
        klass.health(klass.tara)
                .then()
                .body("trouble", equalTo("GRANT_GONE"))
                .body("troubleWhy", containsString("Connect Google Classroom again"));

        klass.connected();
        assertThat(opened(1)).extracting(AssignmentOpened::person).containsOnly(user(klass.sam));
        klass.health(klass.tara).then().body("trouble", equalTo(null));
        assertThat(Wire.heard(AccessNoted.class, klass.license, 1))
                .as("told once")
                .hasSize(1);
    }

    private List<AssignmentOpened> opened(int count) {
        return Wire.heard(AssignmentOpened.class, klass.license, count);
    }

    /** Whoever connected makes what they make by their account, so that they are who runs the license. */
    private LmsUser tara() {
        return new LmsUser("urn:rollbook:app", "app", Tokens.account(klass.tara).toString(), klass.tara);
    }

    private LmsUser user(String email) {
        return new LmsUser("https://accounts.google.com", "classroom", klass.id(email), email);
    }
}
