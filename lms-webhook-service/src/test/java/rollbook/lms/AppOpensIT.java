package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rollbook.lms.AppSays.account;
import static rollbook.lms.AppSays.created;
import static rollbook.lms.AppSays.fresh;
import static rollbook.lms.AppSays.opened;
import static rollbook.lms.AppSays.send;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.events.AssignmentOpened;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Opens that come at one moment are written together, and each is answered as if it had come alone (X11). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
class AppOpensIT {
    private static final int MANY = 40;

    private final UUID maker = UUID.randomUUID();
    private final String assignment = "a-" + UUID.randomUUID();
    private final List<UUID> students =
            Stream.generate(UUID::randomUUID).limit(MANY).toList();
    private UUID license = UUID.randomUUID();

    @Inject
    Database database;

    private record Answer(int status, String state, String why) {
        static Answer of(Response response) {
            return new Answer(
                    response.statusCode(), response.path("state"), Objects.toString(response.<String>path("why")));
        }
    }

    @BeforeEach
    void make_the_assignment() {
        license = Makers.on(maker.toString(), 1).getFirst();
        send(created(assignment, maker)).then().statusCode(202);
    }

    @AfterEach
    void nobody_is_poison() {
        database.with(sql -> sql.execute("alter table opened drop constraint if exists poison"));
    }

    @Test
    void a_class_that_opens_at_one_moment_is_written_together() throws Exception {
        var answers = whileNothingCanBeWritten(students.stream()
                .map(student -> opened(assignment, account(student)))
                .toList());

        assertThat(answers).hasSize(MANY).containsOnly(new Answer(202, "TAKEN", "null"));
        assertThat(Wire.heard(AssignmentOpened.class, license, MANY).stream()
                        .map(said -> said.person().subject()))
                .containsExactlyInAnyOrderElementsOf(
                        students.stream().map(UUID::toString).toList());
        assertThat(number("select count(distinct xmin::text) from opened where person_subject = any(?)", (Object)
                        subjects()))
                .as("transactions")
                .isLessThan(MANY);
    }

    @Test
    void each_of_them_is_answered_by_what_became_of_it() throws Exception {
        var student = students.getFirst();
        var teacher = students.getLast();
        var bodies = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            bodies.add(opened(assignment, account(student)));
            bodies.add(opened("another", account(student)));
            bodies.add(opened(assignment, account(teacher), "teacher"));
        }

        var answers = whileNothingCanBeWritten(bodies);

        for (var i = 0; i < bodies.size(); i += 3) {
            assertThat(answers.get(i)).isEqualTo(new Answer(202, "TAKEN", "null"));
            assertThat(answers.get(i + 1)).isEqualTo(new Answer(202, "PARKED", "UNKNOWN"));
            assertThat(answers.get(i + 2)).isEqualTo(new Answer(202, "IGNORED", "NOT_A_LEARNER"));
        }
        assertThat(number("select times from opened where person_subject = ?", student.toString()))
                .isEqualTo(5);
        assertThat(number("select count(*) from parked_open where person_subject = ?", student.toString()))
                .isEqualTo(1);
        assertThat(number("select count(*) from delivery where why = 'UNKNOWN' and state = 'PARKED'"
                        + " and id in (select delivery_id from parked_open where person_subject = '" + student + "')"))
                .isEqualTo(1);
    }

    @Test
    void the_same_delivery_many_times_at_once_is_taken_once() throws Exception {
        var id = fresh();
        var body = opened(assignment, account(students.getFirst()));

        var answers = atOnce(
                IntStream.range(0, MANY).mapToObj(_ -> new Sent(id, body)).toList());

        assertThat(answers.stream().filter(answer -> answer.why().equals("null")))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.why().equals("REPEATED")))
                .hasSize(MANY - 1);
        assertThat(Wire.heard(AssignmentOpened.class, license, 1)).hasSize(1);
        assertThat(number(
                        "select times from opened where person_subject = ?",
                        students.getFirst().toString()))
                .isEqualTo(1);
    }

    @Test
    void one_that_cannot_be_handled_is_buried_alone() throws Exception {
        var poison = students.get(MANY / 2);
        database.with(sql -> sql.execute(
                "alter table opened add constraint poison check (person_subject <> '" + poison + "') not valid"));

        var answers = whileNothingCanBeWritten(students.stream()
                .map(student -> opened(assignment, account(student)))
                .toList());

        for (var i = 0; i < MANY; i++) {
            assertThat(answers.get(i))
                    .isEqualTo(i == MANY / 2 ? new Answer(202, "DEAD", "FAILED") : new Answer(202, "TAKEN", "null"));
        }
        assertThat(Wire.heard(AssignmentOpened.class, license, MANY - 1)).hasSize(MANY - 1);
    }

    private record Sent(String id, String body) {}

    /** Sends all while the opens are locked, so that they wait for each other; what each was answered. */
    private List<Answer> whileNothingCanBeWritten(List<String> bodies) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = QuarkusTransaction.requiringNew().call(() -> {
                database.with(sql -> sql.execute("lock table opened in exclusive mode"));
                var all = bodies.stream()
                        .map(body -> threads.submit(() -> Answer.of(send(body))))
                        .toList();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> number("select count(*) from pg_stat_activity"
                                        + " where wait_event_type = 'Lock' and query like '%into opened%'")
                                > 0);
                return all;
            });
            return answers(sent);
        }
    }

    private static List<Answer> atOnce(List<Sent> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return answers(all.stream()
                    .map(sent -> threads.submit(() -> Answer.of(send(sent.id(), sent.body()))))
                    .toList());
        }
    }

    private static List<Answer> answers(List<Future<Answer>> sent) throws InterruptedException, ExecutionException {
        var answers = new ArrayList<Answer>();
        for (var each : sent) {
            answers.add(each.get());
        }
        return answers;
    }

    private String[] subjects() {
        return students.stream().map(UUID::toString).toArray(String[]::new);
    }

    private long number(String query, Object... arguments) {
        return database.inTransaction(() -> database.with(
                sql -> sql.select(query, arguments).mapTo(Long.class).one()));
    }
}
