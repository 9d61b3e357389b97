package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import rollbook.stack.LocalStack;

/**
 * Invites on their way: on one license after the other, in lanes side by side, paul invites; sam accepts and sue declines
 * as soon as they find theirs, the others do not answer. What is not answered is sent again.
 */
final class InviteFlow implements AutoCloseable {
    /** Besides sam and sue. */
    static final int SILENT = 6;

    private static final int LANES = 4;
    private static final Duration POLL = Duration.ofMillis(25);

    private final Api api;
    private final Tables invites;
    private final String name;
    private final List<String> licenses;
    private final AtomicInteger answered = new AtomicInteger();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    /** On so many licenses; {@code name} makes keys and addresses its own. */
    InviteFlow(LocalStack stack, Api api, String name, int licenses) {
        this.api = api;
        this.invites = new Tables(stack, "invite");
        this.name = name;
        this.licenses = IntStream.range(0, licenses)
                .mapToObj(i -> api.create("Invite faults %s %d".formatted(name, i), "SCHOOL"))
                .toList();
    }

    InviteFlow start() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        for (var i = 0; i < LANES; i++) {
            var lane = i;
            running.add(CompletableFuture.runAsync(() -> walk(lane), threads));
        }
        threads.shutdown();
        return this;
    }

    /** Comes back when each invite sam and sue got has its answer. */
    void finish() {
        running.forEach(CompletableFuture::join);
    }

    List<String> licenses() {
        return licenses;
    }

    /** How many answers counted so far; two a license. */
    int answered() {
        return answered.get();
    }

    private void walk(int lane) {
        for (var i = lane; i < licenses.size(); i += LANES) {
            var license = licenses.get(i);
            var key = name + "-" + i;
            sent(
                    202,
                    () -> api.as("paul")
                            .header("Idempotency-Key", key)
                            .body(Map.of("addresses", addresses(key)))
                            .post("/api/enrollments/" + license + "/emails"));
            answer("sam", license, "accept");
            answer("sue", license, "decline");
        }
    }

    private static String addresses(String key) {
        var others = IntStream.range(0, SILENT)
                .mapToObj(i -> ", s%d@%s.example".formatted(i, key))
                .toList();
        return "sam@northfield.example, sue@northfield.example" + String.join("", others);
    }

    /** The same answer may be given twice. */
    private void answer(String username, String license, String answer) {
        var invite = Patience.await("an invite of " + username)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> invite(username, license), found -> !found.isEmpty());
        sent(
                answer.equals("accept") ? 202 : 200,
                () -> api.as(username).post("/api/invites/mine/" + invite.getFirst() + "/" + answer));
        answered.incrementAndGet();
    }

    private List<String> invite(String username, String license) throws SQLException {
        return invites.rows(
                "select id from invite where license_id = ?::uuid and email = ?",
                license,
                username + "@northfield.example");
    }

    private static void sent(int status, Callable<Response> request) {
        var answer = Patience.await("an answer")
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(request, response -> response.statusCode() < 500);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(status, 200);
    }

    @Override
    public void close() {
        running.forEach(lane -> lane.cancel(true));
    }
}
