package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/**
 * A new release comes while a school works: with two replicas of a service, each is asked to end and started again, one after the
 * other, as a rolling update does it. No request fails, and everybody who was added or opened is a member. Two services;
 * {@code ./rollbook faults}: all five.
 */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(8)
class RollingRestartIT {
    private static final String TARA = "tara@northfield.example";
    private static final List<String> SERVICES = "full".equals(System.getProperty("rollbook.faults"))
            ? WholeStack.SERVICES
            : List.of("license-service", "lms-webhook-service");
    private static final Duration READY = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 40;

    private final LocalStack stack;
    private final Api api;
    private final String school;
    private final String classroom;
    private final String assignment = "rolling-" + UUID.randomUUID();
    private final ScheduledExecutorService users = Executors.newScheduledThreadPool(6);
    /** How often each of the users was answered. */
    private final List<AtomicInteger> answered = new CopyOnWriteArrayList<>();

    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Set<String> expected = ConcurrentHashMap.newKeySet();

    RollingRestartIT(LocalStack stack) {
        this.stack = stack;
        api = new Api(stack);
        school = api.create("Rolling", "SCHOOL");
        classroom = api.create("Rolling, too", "TEACHER");
    }

    @BeforeEach
    void two_of_each() {
        api.makeAdmin(classroom, TARA);
        assertThat(deliver(
                        "assignment.created",
                        new JsonObject()
                                .put("title", "Fractions")
                                .put("maker", learner("tara").put("email", TARA))
                                .put("licenseId", classroom)))
                .isEqualTo(202);
        SERVICES.forEach(service -> stack.startReplica(service, second(service)));
    }

    @AfterEach
    void one_of_each() {
        users.shutdownNow();
        SERVICES.forEach(service -> stack.endReplica(service, second(service)));
    }

    @Test
    void a_rolling_restart_under_load_fails_no_request_and_loses_nobody() throws Exception {
        always("covered", () -> api.as("sam").get("/api/licenses/coverage/me").statusCode());
        always(
                "members",
                () -> api.as("dana")
                        .get("/api/licenses/" + school + "/members?limit=20")
                        .statusCode());
        always("add", () -> add("added-" + UUID.randomUUID() + "@northfield.example"));
        always("invites", () -> api.as("sam").get("/api/invites/mine").statusCode());
        always(
                "runs",
                () -> api.as("dana").get("/api/ou-syncs/" + school + "/runs").statusCode());
        always("open", this::open);

        for (var service : SERVICES) {
            for (var replica : List.of(service, second(service))) {
                awaitAnswers();
                stack.child(replica).shutDown();
                awaitAnswers();
                stack.child(replica).bringBack();
                stack.child(replica).awaitReady(READY);
            }
        }
        awaitAnswers();
        users.shutdown();
        assertThat(users.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(failed).isEmpty();
        Patience.await("everybody to be a member")
                .untilAsserted(() -> assertThat(Stream.of(school, classroom)
                                .flatMap(license -> api.members("staff", license).stream())
                                .map(member -> String.valueOf(member.get("email"))))
                        .containsAll(expected));
    }

    /** Whatever a user does is done again soon after it was answered. */
    private void always(String what, Callable<Integer> request) {
        var answers = new AtomicInteger();
        answered.add(answers);
        var _ = users.scheduleWithFixedDelay(
                () -> {
                    ask(what, request);
                    answers.incrementAndGet();
                },
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void ask(String what, Callable<Integer> request) {
        try {
            var status = request.call();
            if (status / 100 != 2) {
                failed.add(what + ": " + status);
            }
        } catch (Exception e) {
            failed.add(what + ": " + e);
        }
    }

    /** Each of them was answered ten times more. */
    private void awaitAnswers() {
        var goals = answered.stream().map(answers -> answers.get() + 10).toList();
        Patience.await("answers")
                .until(() -> IntStream.range(0, goals.size())
                        .allMatch(user -> answered.get(user).get() >= goals.get(user)));
    }

    private int add(String address) {
        expected.add(address);
        return api.add("dana", school, address).statusCode();
    }

    private int open() {
        var who = "opened-" + UUID.randomUUID();
        expected.add(who + "@northfield.example");
        return deliver(
                "assignment.opened",
                new JsonObject().put("learner", learner(who)).put("role", "learner"));
    }

    private static JsonObject learner(String who) {
        return new JsonObject().put("googleId", "google-" + who).put("email", who + "@northfield.example");
    }

    /** The answer to its first try. */
    private int deliver(String type, JsonObject data) {
        var attempt = stack.lms()
                .app()
                .send(api.uri("/webhooks/app"), stack.appWebhookSecret(), type, data.put("assignmentId", assignment))
                .join();
        return attempt.number() == 1 ? attempt.status() : 503;
    }

    private static String second(String service) {
        return service + "-2";
    }
}
