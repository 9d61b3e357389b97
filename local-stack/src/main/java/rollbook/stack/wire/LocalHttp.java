package rollbook.stack.wire;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rollbook.stack.StackFailure;

/** An HTTP server that only this machine reaches, and its threads; both end together. */
public final class LocalHttp implements AutoCloseable {
    public static final String HOST = "127.0.0.1";

    private final String name;
    private final Vertx vertx;

    /** {@code name} as a failure says it. */
    public LocalHttp(String name, Vertx vertx) {
        this.name = name;
        this.vertx = vertx;
    }

    /**
     * Listens; returns on which port.
     *
     * @param port 0 for any that is free
     * @throws StackFailure when it is another's; then nothing of this goes on
     */
    public int listen(HttpServerOptions options, int port, Handler<HttpServerRequest> handler) {
        var server = vertx.createHttpServer(options).requestHandler(handler).listen(port, HOST);
        try {
            return server.toCompletionStage().toCompletableFuture().join().actualPort();
        } catch (CompletionException e) {
            vertx.close();
            throw new StackFailure("%s cannot listen on port %d".formatted(name, port), e);
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // its threads end with the process
        }
    }
}
