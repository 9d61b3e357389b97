package rollbook.stack.lms;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Delivers messages as their senders do: tries again after a while, gives up, and notes every try. */
final class Courier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LmsConfig config;
    private final HttpClient http;
    private final LmsFaults faults;
    private final LmsLog log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<LmsKind, Deque<Supplier<CompletableFuture<LmsLog.Attempt>>>> held = new EnumMap<>(LmsKind.class);

    Courier(LmsConfig config, HttpClient http, LmsFaults faults, LmsLog log) {
        this.config = config;
        this.http = http;
        this.faults = faults;
        this.log = log;
    }

    /** The last try, when there are no more. */
    CompletableFuture<LmsLog.Attempt> send(Message message) {
        var forged = faults.strikes(LmsFault.BAD_SIGNATURE, message.kind());
        if (faults.strikes(LmsFault.DUPLICATE, message.kind())) {
            var twin = start(message, forged);
            return start(message, forged).thenCombine(twin, (last, _) -> last);
        }
        if (!faults.strikes(LmsFault.OUT_OF_ORDER, message.kind())) {
            return start(message, forged).whenComplete((_, _) -> release(message.kind()));
        }
        var later = new CompletableFuture<LmsLog.Attempt>();
        hold(message.kind(), () -> later.completeAsync(() -> delivered(message, forged), threads));
        return later;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private CompletableFuture<LmsLog.Attempt> start(Message message, boolean forged) {
        return CompletableFuture.supplyAsync(() -> delivered(message, forged), threads);
    }

    private LmsLog.Attempt delivered(Message message, boolean forged) {
        faults.striking(LmsFault.SLOW, message.kind()).ifPresent(rule -> rest(rule.delay()));
        for (int number = 1; ; number++) {
            var attempt = attempted(message, number, message.writer().written(number, forged));
            log.add(attempt);
            if (message.patience().accepted().test(attempt.status())
                    || number > message.patience().waits().size()) {
                return attempt;
            }
            rest(config.paced(message.patience().waits().get(number - 1)));
        }
    }

    private LmsLog.Attempt attempted(Message message, int number, Letter letter) {
        var request =
                HttpRequest.newBuilder(message.url()).timeout(PATIENCE).POST(BodyPublishers.ofString(letter.body()));
        letter.headers().forEach(request::header);
        var status = 0;
        try {
            status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            // nobody answered, which is what 0 says
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new LmsLog.Attempt(
                config.clock().instant(),
                message.kind(),
                message.id(),
                number,
                message.url().toString(),
                status,
                letter.body());
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The simulator ends", e);
        }
    }

    private void hold(LmsKind kind, Supplier<CompletableFuture<LmsLog.Attempt>> sending) {
        synchronized (held) {
            held.computeIfAbsent(kind, _ -> new ArrayDeque<>()).add(sending);
        }
    }

    private void release(LmsKind kind) {
        Deque<Supplier<CompletableFuture<LmsLog.Attempt>>> waiting;
        synchronized (held) {
            waiting = held.remove(kind);
        }
        if (waiting != null) {
            var _ = waiting.stream().map(Supplier::get).toList();
        }
    }

    /** What is delivered, and how often it is tried. */
    record Message(LmsKind kind, String id, URI url, Patience patience, Writer writer) {}

    /** Writes a message anew for each try, by whoever may, or by an attacker who may not. */
    @FunctionalInterface
    interface Writer {
        Letter written(int number, boolean forged);
    }

    /** What goes over the wire. */
    record Letter(Map<String, String> headers, String body) {
        static Letter json(String body) {
            return new Letter(Map.of("Content-Type", "application/json"), body);
        }
    }

    /** The real times between the tries, and which answers are good. */
    record Patience(List<Duration> waits, IntPredicate accepted) {
        static final Patience NONE = new Patience(List.of(), Patience::isSuccess);

        static boolean isSuccess(int status) {
            return status / 100 == 2;
        }
    }
}
