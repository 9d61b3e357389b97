package rollbook.kit.http;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request over a connection that is open. Whoever gives it up completes the answer, which closes the connection. */
final class Exchange {
    private final Call call;
    private final CompletableFuture<Reply> answer;
    private final Buffer body = Buffer.buffer();

    Exchange(Call call, CompletableFuture<Reply> answer) {
        this.call = call;
        this.answer = answer;
    }

    void over(HttpClientRequest request) {
        var _ = answer.whenComplete((reply, _) -> {
            if (reply == null) {
                request.reset();
            }
        });
        if (!answer.isDone()) {
            send(request);
        }
    }

    private void send(HttpClientRequest request) {
        call.headers().forEach(request::putHeader);
        request.putHeader("user-agent", "Rollbook").putHeader("accept-encoding", "identity");
        request.exceptionHandler(this::fail).connection().exceptionHandler(this::fail);
        var sent = call.method() == Call.Method.GET ? request.send() : request.send(Buffer.buffer(call.body()));
        sent.onSuccess(this::read).onFailure(this::fail);
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(this::fail);
        if (response.statusCode() / 100 == 3) {
            fail(CallFailure.REDIRECT);
            return;
        }
        response.handler(part -> {
            if (body.length() + part.length() > call.maxBytes()) {
                fail(CallFailure.TOO_LARGE);
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(_ -> answer.complete(new Reply(response.statusCode(), headers(response), body.getBytes())));
    }

    void fail(Throwable thrown) {
        fail(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .map(Exchange::meaning)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(CallFailure.REFUSED));
    }

    private static Optional<CallFailure> meaning(Throwable thrown) {
        return switch (thrown) {
            case CallFailedException known -> Optional.of(known.failure());
            case CertificateException _ -> Optional.of(CallFailure.UNTRUSTED);
            case TimeoutException _, ConnectTimeoutException _, SslHandshakeTimeoutException _ ->
                Optional.of(CallFailure.TIMED_OUT);
            default -> Optional.empty();
        };
    }

    private void fail(CallFailure failure) {
        answer.completeExceptionally(new CallFailedException(failure));
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        return response.headers().entries().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (first, _) -> first));
    }
}
