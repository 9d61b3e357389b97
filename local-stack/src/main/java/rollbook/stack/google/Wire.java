package rollbook.stack.google;

import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import rollbook.stack.wire.Answer;

/** How an answer goes out: whole, late, in part or not at all. Whoever waits holds no thread. */
record Wire(Vertx vertx) {
    void later(Duration delay, Runnable work) {
        vertx.setTimer(delay.toMillis(), _ -> work.run());
    }

    void send(HttpServerRequest request, Answer answer, FaultRule rule) {
        if (rule.delay().isPositive()) {
            vertx.setTimer(rule.delay().toMillis(), _ -> send(request, answer, rule.after(Duration.ZERO)));
            return;
        }
        switch (rule.fault()) {
            case SILENCE -> {}
            case RESET -> reset(request);
            case CUT_BODY -> sendHalf(request, answer);
            default -> send(request, answer);
        }
    }

    Future<Void> send(HttpServerRequest request, Answer answer) {
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response.end(answer.body());
    }

    private static void sendHalf(HttpServerRequest request, Answer answer) {
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Content-Length", Integer.toString(answer.body().length()));
        response.write(answer.body().slice(0, answer.body().length() / 2))
                .onComplete(_ -> request.connection().close());
    }

    /** Closed with nothing lingering, a socket says RST and not FIN. */
    private static void reset(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        request.connection().close();
    }
}
