package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.Control;

/** {@code /simulator/faults} and {@code /simulator/log}. */
record ControlFaults(LmsFaults faults, LmsLog log) {

    Answer faults(Call call) {
        return Control.switches(call, faults, ControlFaults::rule, ControlFaults::json);
    }

    Answer log(Call call, List<String> rest) {
        if (call.method().equals("DELETE")) {
            log.clear();
            return Answer.nothing();
        }
        var kind = call.parameter("kind");
        return rest.equals(List.of("sent"))
                ? Control.list(log.sent().stream()
                        .filter(attempt ->
                                kind.isEmpty() || attempt.kind().name().equals(kind))
                        .map(ControlFaults::json))
                : Control.list(log.asked().stream()
                        .filter(asked -> kind.isEmpty() || asked.kind().name().equals(kind))
                        .map(ControlFaults::json));
    }

    static JsonObject json(LmsLog.Attempt attempt) {
        return new JsonObject()
                .put("at", attempt.at().toString())
                .put("kind", attempt.kind())
                .put("message", attempt.message())
                .put("try", attempt.number())
                .put("url", attempt.url())
                .put("status", attempt.status())
                .put("body", attempt.body());
    }

    private static JsonObject json(LmsLog.Asked asked) {
        return new JsonObject()
                .put("at", asked.at().toString())
                .put("kind", asked.kind())
                .put("method", asked.method())
                .put("path", asked.path())
                .put("query", asked.query())
                .put("status", asked.status());
    }

    private static LmsFaultRule rule(JsonObject json) {
        return LmsFaultRule.every(LmsFault.valueOf(json.getString("fault")), LmsKind.valueOf(json.getString("kind")))
                .times(json.getInteger("times", 0))
                .after(Duration.ofMillis(json.getLong("delayMillis", 0L)));
    }

    private static JsonObject json(LmsFaultRule rule) {
        return new JsonObject()
                .put("fault", rule.fault())
                .put("kind", rule.kind())
                .put("times", rule.times())
                .put("delayMillis", rule.delay().toMillis());
    }
}
