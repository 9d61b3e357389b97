package rollbook.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A server whose paths each behave badly in one way, or well. */
final class OneServer {
    static final int CAP = 1_000;

    /** Done once a caller hung up on an answer that has no end. */
    final CompletableFuture<@Nullable Void> hungUp = new CompletableFuture<>();

    private final Vertx vertx;
    private final HttpServer server;

    OneServer(Vertx vertx, HttpServerOptions options) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        var response = request.response();
        switch (request.path()) {
            case "/echo" ->
                request.body()
                        .onSuccess(body -> response.putHeader("content-type", "text/plain; a=b")
                                .setStatusCode(201)
                                .end(request.method() + " " + request.uri() + " " + request.getHeader("host") + " "
                                        + request.getHeader("authorization") + " " + body));
            case "/exact" -> response.end(Buffer.buffer(new byte[CAP]));
            case "/over" -> response.setChunked(true).end(Buffer.buffer(new byte[CAP + 1]));
            case "/endless" -> endless(response.setChunked(true));
            case "/drip" -> drip(response.setChunked(true));
            case "/silent" -> response.closeHandler(_ -> hungUp.complete(null));
            case "/headers" -> response.putHeader("x-long", "x".repeat(20_000)).end();
            case "/bomb" -> response.putHeader("content-encoding", "gzip").end(packed(1_000_000));
            case "/cut" ->
                response.putHeader("content-length", "100").write("short").onComplete(_ -> response.reset());
            default ->
                response.setStatusCode(Integer.parseInt(request.path().substring(1)))
                        .putHeader("location", String.valueOf(request.getParam("to")))
                        .end();
        }
    }

    private void endless(HttpServerResponse response) {
        response.exceptionHandler(_ -> hungUp.complete(null));
        response.write("0123456789".repeat(20))
                .onSuccess(_ -> endless(response))
                .onFailure(_ -> hungUp.complete(null));
    }

    private void drip(HttpServerResponse response) {
        var drops = vertx.setPeriodic(1, 20, _ -> response.write("."));
        response.closeHandler(_ -> {
            vertx.cancelTimer(drops);
            hungUp.complete(null);
        });
    }

    private static Buffer packed(int zeros) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(bytes)) {
                zip.write(new byte[zeros]);
            }
            return Buffer.buffer(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
