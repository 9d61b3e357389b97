package rollbook.stack.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back. */
public record Answer(int status, Map<String, String> headers, Buffer body) {
    public static Answer json(int status, JsonObject body) {
        return of(status, "application/json; charset=UTF-8", body.toBuffer());
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html; charset=UTF-8", Buffer.buffer(page));
    }

    public static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location, "Cache-Control", "no-store"), Buffer.buffer());
    }

    public static Answer nothing() {
        return new Answer(204, Map.of(), Buffer.buffer());
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    public Answer with(Buffer other) {
        return new Answer(status, headers, other);
    }

    private static Answer of(int status, String type, Buffer body) {
        return new Answer(status, Map.of(), body).with("Content-Type", type);
    }
}
