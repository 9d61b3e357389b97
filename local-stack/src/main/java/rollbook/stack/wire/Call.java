package rollbook.stack.wire;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One request, read to its end. A parameter that is not there is empty. */
public record Call(String method, String path, String query, MultiMap parameters, MultiMap headers, String body) {
    public static Call of(HttpServerRequest request, Buffer body) {
        return new Call(
                request.method().name(),
                request.path() == null ? "" : request.path(),
                request.query() == null ? "" : request.query(),
                request.params(),
                request.headers(),
                body.toString());
    }

    public String parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).orElse("");
    }

    public String parameter(String name, String otherwise) {
        return parameters.contains(name) ? parameter(name) : otherwise;
    }

    public String form(String name) {
        return forms(name).stream().findFirst().orElse("");
    }

    public List<String> forms(String name) {
        return new QueryStringDecoder(body, false).parameters().getOrDefault(name, List.of());
    }

    public JsonObject json() {
        return body.isBlank() ? new JsonObject() : new JsonObject(body);
    }

    public Optional<String> bearer() {
        return authorization("Bearer ");
    }

    /** Name and password of Basic authentication. */
    public Optional<String> basic() {
        return authorization("Basic ")
                .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    }

    private Optional<String> authorization(String scheme) {
        return Optional.ofNullable(headers.get("Authorization"))
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }

    public static String decoded(String pathPart) {
        return QueryStringDecoder.decodeComponent(pathPart.replace("+", "%2B"));
    }
}
