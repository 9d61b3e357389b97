package rollbook.stack.lms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.LocalHttp;

/** Listens, lets the faults have their way, and notes what was asked. What controls the simulator knows no fault. */
final class LmsServer implements AutoCloseable {
    private static final int MOST_LINE = 64 << 10;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(16).setInternalBlockingPoolSize(2));
    private final LocalHttp http = new LocalHttp("The LMSs' simulator", vertx);
    private final LmsFaults faults;
    private final LmsLog log;
    private final Clock clock;

    LmsServer(LmsFaults faults, LmsLog log, Clock clock) {
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    /** The port it listens on. */
    int listen(int port, Function<Call, Answer> apis, Function<Call, Answer> control) {
        var options = new HttpServerOptions().setMaxInitialLineLength(MOST_LINE);
        return http.listen(options, port, request -> handle(request, apis, control));
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request, Function<Call, Answer> apis, Function<Call, Answer> control) {
        var at = clock.instant();
        request.body()
                .map(body -> Call.of(request, body))
                .compose(call -> call.path().startsWith("/" + ControlApi.ROOT)
                        ? vertx.executeBlocking(() -> control.apply(call), false)
                        : answered(call, apis, at))
                .compose(answer -> sent(request, answer))
                .onFailure(_ -> request.response().setStatusCode(500).end());
    }

    private Future<Answer> answered(Call call, Function<Call, Answer> apis, Instant at) {
        var kind = LmsApis.kind(call);
        return late(kind)
                .compose(_ -> vertx.executeBlocking(
                        () -> faults.strikes(LmsFault.DOWN, kind)
                                ? Answer.html(503, "<title>503 Service Unavailable</title>")
                                : apis.apply(call),
                        false))
                .onSuccess(answer ->
                        log.add(new LmsLog.Asked(at, kind, call.method(), call.path(), call.query(), answer.status())));
    }

    private Future<Void> late(LmsKind kind) {
        return faults.striking(LmsFault.SLOW, kind)
                .map(rule -> vertx.timer(Math.max(1, rule.delay().toMillis()), TimeUnit.MILLISECONDS)
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    private static Future<Void> sent(HttpServerRequest request, Answer answer) {
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response.end(answer.body());
    }
}
