package rollbook.stack.google;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** Google, and what goes wrong with it: decides what each request gets, notes it, and sends it. */
record FaultyGoogle(
        GoogleApis apis, Tokens tokens, Workspaces workspaces, Faults faults, RequestLog requests, Wire wire) {

    void answer(HttpServerRequest request, Call call, Instant at) {
        var begin = System.nanoTime();
        var facts = RequestFacts.of(call, tokens, workspaces);
        var rule = faults.striking(facts);
        var answer = answer(facts, call, rule);
        var took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
        requests.add(logged(facts, call, at, answer, took, rule));
        var isLate = rule.filter(struck -> struck.fault() == Fault.SLOW
                && struck.delay().isPositive()
                && call.method().equals("GET"));
        if (isLate.isPresent()) {
            // what has changed until then is in it
            wire.later(isLate.get().delay(), () -> wire.send(request, answer(facts, call, rule)));
        } else {
            rule.ifPresentOrElse(struck -> wire.send(request, answer, struck), () -> wire.send(request, answer));
        }
    }

    private Answer answer(RequestFacts facts, Call call, Optional<FaultRule> rule) {
        return asGoogle(rule.map(FaultRule::fault)
                .map(fault -> fault.instead().orElseGet(() -> fault.appliedTo(apis.answer(facts.kind(), call))))
                .orElseGet(() -> apis.answer(facts.kind(), call)));
    }

    private static Answer asGoogle(Answer answer) {
        return answer.headers().containsKey("Content-Type")
                ? answer.with("Vary", "Origin, X-Origin, Referer")
                        .with("Server", "ESF")
                        .with("Cache-Control", "private")
                : answer;
    }

    private static LoggedRequest logged(
            RequestFacts facts, Call call, Instant at, Answer answer, long took, Optional<FaultRule> rule) {
        return new LoggedRequest(
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                facts.kind(),
                call.method(),
                call.path(),
                facts.kind() == RequestKind.REVOKE ? "" : call.query(),
                facts.account(),
                answer.status(),
                took,
                facts.page(),
                rule.map(FaultRule::fault));
    }
}
