package rollbook.stack.wire;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How the control APIs of simulators answer: lists as they are, mistakes as mistakes, switches on and off. */
public final class Control {
    private Control() {}

    /** The answer; 404 where something is not there, 400 where the question makes no sense. */
    public static Answer guarded(Supplier<Answer> answer) {
        try {
            return answer.get();
        } catch (NoSuchElementException e) {
            return problem(404, e);
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | DecodeException
                | ClassCastException
                | NullPointerException e) {
            return problem(400, e);
        }
    }

    public static Answer list(Stream<JsonObject> items) {
        return new Answer(200, Map.of("Content-Type", "application/json"), new JsonArray(items.toList()).toBuffer());
    }

    /** GET says what is switched on, POST switches one on, DELETE all off. */
    public static <R extends Switches.Rule<R>> Answer switches(
            Call call, Switches<R> switches, Function<JsonObject, R> read, Function<R, JsonObject> json) {
        return switch (call.method()) {
            case "GET" -> list(switches.all().stream().map(json));
            case "POST" -> {
                var rule = read.apply(call.json());
                switches.add(rule);
                yield Answer.json(201, json.apply(rule));
            }
            case "DELETE" -> {
                switches.clear();
                yield Answer.nothing();
            }
            default -> throw new IllegalArgumentException("GET, POST or DELETE");
        };
    }

    private static Answer problem(int status, Exception e) {
        return Answer.json(
                status,
                new JsonObject()
                        .put("error", Optional.ofNullable(e.getMessage()).orElse("")));
    }
}
