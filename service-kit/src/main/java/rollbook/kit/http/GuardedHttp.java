package rollbook.kit.http;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import rollbook.kit.http.Target.Origin;

/**
 * Calls web addresses that somebody outside named. Nothing inside can be reached by it however the address is written or
 * wherever its name leads to; no redirect is followed, nothing unpacked, no proxy asked, no cookie kept, and neither a slow nor
 * a talkative server holds us longer than five seconds or takes more memory than asked for. What it must not call it does
 * not connect to.
 */
@Startup
@ApplicationScoped
public class GuardedHttp {
    private static final Logger LOG = Logger.getLogger(GuardedHttp.class);
    /** How many names are asked for at once. A resolver can hang for long, and whoever names the name can make it. */
    private static final int MOST_CALLS = 64;

    private final Guard guard;
    private final Connections connections;
    private final Duration within;
    private final ExecutorService callers =
            new ThreadPoolExecutor(0, MOST_CALLS, 10, TimeUnit.SECONDS, new SynchronousQueue<>());

    @Inject
    GuardedHttp(
            Vertx vertx,
            Resolver resolver,
            @ConfigProperty(name = "rollbook.http.ports", defaultValue = "443") Set<Integer> ports,
            @ConfigProperty(name = "rollbook.http.local-origins") Optional<List<String>> local) {
        this(
                new Guard(resolver, ports, origins(local.orElse(List.of()))),
                vertx.createHttpClient(Connections.options())::request,
                Duration.ofSeconds(5));
        if (!guard.local().isEmpty() && LaunchMode.current() == LaunchMode.NORMAL) {
            LOG.warnf(
                    "rollbook.http.local-origins is set: %d origins are called unguarded",
                    guard.local().size());
        }
    }

    GuardedHttp(Guard guard, Connections connections, Duration within) {
        this.guard = guard;
        this.connections = connections;
        this.within = within;
    }

    private static Set<Origin> origins(List<String> texts) {
        return texts.stream().map(String::strip).map(Origin::of).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * An address as somebody wrote it, to be kept and called later. Where its name leads to is looked at when it is called.
     *
     * @throws CallFailedException when it is not one to call
     */
    public URI admitted(String text) throws CallFailedException {
        try {
            var uri = new URI(text.strip());
            guard.admit(uri);
            return uri;
        } catch (URISyntaxException _) {
            throw new CallFailedException(CallFailure.MALFORMED);
        }
    }

    /** What is at an address, if it is no longer than this. */
    public Reply get(URI uri, int maxBytes) throws CallFailedException {
        return send(Call.get(uri, Map.of()).upTo(maxBytes));
    }

    /**
     * Sends a request and waits for the whole answer; not for an event loop. Any status but a redirect is an answer.
     *
     * @throws CallFailedException when the address is not one to call, or no whole answer came in time; whether the server
     *     acted on the request is then not known
     */
    public Reply send(Call call) throws CallFailedException {
        var deadline = System.nanoTime() + within.toNanos();
        var target = guard.admit(call.uri());
        var answer = new CompletableFuture<Reply>();
        try {
            // Off the caller's thread: a resolver cannot be told to stop, and a caller may be of Vert.x' own.
            callers.execute(() -> start(call, target, answer));
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CallFailedException failed ? failed : given(answer, CallFailure.REFUSED);
        } catch (TimeoutException | RejectedExecutionException _) {
            throw given(answer, CallFailure.TIMED_OUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw given(answer, CallFailure.TIMED_OUT);
        }
    }

    /** The failure of a call that is given up, whose connection is closed by it. */
    private static CallFailedException given(CompletableFuture<Reply> answer, CallFailure failure) {
        var failed = new CallFailedException(failure);
        answer.completeExceptionally(failed);
        return failed;
    }

    private void start(Call call, Target target, CompletableFuture<Reply> answer) {
        var exchange = new Exchange(call, answer);
        try {
            var addresses = guard.addresses(target.origin());
            if (!answer.isDone()) {
                connections
                        .open(call, target, addresses)
                        .onSuccess(exchange::over)
                        .onFailure(exchange::fail);
            }
        } catch (CallFailedException | RuntimeException e) {
            exchange.fail(e);
        }
    }

    @PreDestroy
    void close() {
        callers.shutdownNow();
    }
}
