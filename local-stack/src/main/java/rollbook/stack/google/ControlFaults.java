package rollbook.stack.google;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.Control;

/** {@code /simulator/faults}, switched on and off, and {@code /simulator/requests}, read and forgotten. */
record ControlFaults(Faults faults, RequestLog log) {
    Answer faults(Call call) {
        return Control.switches(call, faults, ControlFaults::rule, ControlFaults::json);
    }

    Answer requests(Call call) {
        if (call.method().equals("DELETE")) {
            log.clear();
            return Answer.nothing();
        }
        var kind = call.parameter("kind");
        var some = kind.isEmpty() ? log.all() : log.of(RequestKind.valueOf(kind));
        return Control.list(some.stream().map(ControlFaults::json));
    }

    private static FaultRule rule(JsonObject json) {
        return new FaultRule(
                Fault.valueOf(json.getString("fault")),
                json.getInteger("times", 0),
                Optional.ofNullable(json.getString("kind")).map(RequestKind::valueOf),
                json.getInteger("page", 0),
                json.getString("unit", ""),
                json.getString("account", ""),
                Duration.ofMillis(json.getLong("delayMillis", 0L)));
    }

    private static JsonObject json(FaultRule rule) {
        var json = new JsonObject()
                .put("fault", rule.fault())
                .put("times", rule.times())
                .put("page", rule.page())
                .put("unit", rule.unit())
                .put("account", rule.account())
                .put("delayMillis", rule.delay().toMillis());
        rule.kind().ifPresent(kind -> json.put("kind", kind));
        return json;
    }

    private static JsonObject json(LoggedRequest request) {
        var json = new JsonObject()
                .put("atMicros", request.atMicros())
                .put("kind", request.kind())
                .put("method", request.method())
                .put("path", request.path())
                .put("query", request.query())
                .put("account", request.account())
                .put("status", request.status())
                .put("tookMicros", request.tookMicros())
                .put("page", request.page());
        request.fault().ifPresent(fault -> json.put("fault", fault));
        return json;
    }
}
