package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A workload on its way: each lane posts to its license, one post after the other, and repeats a post under its key until
 * it is accepted. It runs only so far ahead of the outcomes, so that something is under way from beginning to end.
 */
final class Flow implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(25);

    private final Api api;
    private final Tables enrollment;
    private final Workload workload;
    private final int ahead;
    private final List<String> licenses = new ArrayList<>();
    private final List<List<String>> batches = new ArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private int reserved;
    private int limit = Integer.MAX_VALUE;

    /** A flow to licenses of its own that will be up to {@code ahead} addresses ahead of the outcomes. */
    Flow(String name, Api api, Tables enrollment, Workload workload, int ahead) {
        this.api = api;
        this.enrollment = enrollment;
        this.workload = workload;
        this.ahead = ahead;
        for (var lane = 0; lane < workload.lanes().size(); lane++) {
            licenses.add(api.create(name + " " + lane, lane % 2 == 0 ? "SCHOOL" : "DISTRICT"));
            batches.add(Collections.synchronizedList(new ArrayList<>()));
        }
    }

    Flow start() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        for (var i = 0; i < licenses.size(); i++) {
            var lane = i;
            running.add(CompletableFuture.runAsync(() -> send(lane), threads));
        }
        threads.shutdown();
        return this;
    }

    /** Comes back when every address was accepted and has its outcome. */
    Flow finish() {
        running.forEach(CompletableFuture::join);
        Patience.await("an outcome for each of %d addresses".formatted(workload.size()))
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> answered() == workload.size());
        return this;
    }

    /** Addresses whose acceptance the client saw. */
    int accepted() {
        return accepted.get();
    }

    /** Posts that were sent again. */
    int repeated() {
        return repeated.get();
    }

    /** Rows that have an outcome. */
    int answered() throws SQLException {
        var answered = 0;
        for (var license : licenses) {
            answered += (int) enrollment.number(
                    "select count(r.outcome) from batch b join batch_row r on r.batch_id = b.id where b.license_id = ?::uuid",
                    license);
        }
        return answered;
    }

    List<String> licenses() {
        return licenses;
    }

    /** The batches of a lane in the order they were sent. */
    List<String> batches(int lane) {
        return batches.get(lane);
    }

    /** Holds back what would be more than so many addresses in all, until it is told a greater number. */
    synchronized void upTo(int addresses) {
        limit = addresses;
    }

    private synchronized boolean reserve(int addresses) {
        if (reserved + addresses > limit) {
            return false;
        }
        reserved += addresses;
        return true;
    }

    private void send(int lane) {
        for (var post : workload.lanes().get(lane)) {
            Patience.await("room for more")
                    .pollInterval(POLL)
                    .ignoreExceptions()
                    .until(() -> accepted.get() - answered() < ahead
                            && reserve(post.addresses().size()));
            batches.get(lane).add(accept(licenses.get(lane), post));
            accepted.addAndGet(post.addresses().size());
        }
    }

    private String accept(String license, Workload.Post post) {
        var sent = new AtomicInteger();
        var answer = Patience.await("acceptance of " + post.key())
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(
                        () -> {
                            sent.incrementAndGet();
                            return request(license, post);
                        },
                        response -> response.statusCode() < 500);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        repeated.addAndGet(sent.get() - 1);
        return answer.path("batchId");
    }

    private Response request(String license, Workload.Post post) {
        return api.as(post.admin())
                .header("Idempotency-Key", post.key())
                .body(Map.of("addresses", String.join("\n", post.addresses())))
                .post("/api/enrollments/" + license + "/emails");
    }

    @Override
    public void close() {
        running.forEach(lane -> lane.cancel(true));
    }
}
