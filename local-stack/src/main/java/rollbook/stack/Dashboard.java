package rollbook.stack;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dashboard as its build left it, at {@code /}: its files, and its first page for every address that is one of its own
 * pages'. What the services keep to themselves never looks like a page.
 */
final class Dashboard {
    /** Nothing may be run, shown or asked but this origin's own; the page says the same of itself. */
    static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'");

    private static final String FIRST_PAGE = "index.html";

    /** Below these everything is the services' or Keycloak's; what has no line in the gateway's table is nobody's. */
    static final Set<String> NO_PAGES = Set.of("api", "auth", "internal", "lti", "metrics", "openapi", "q", "webhooks");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "ico", "image/x-icon",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "webp", "image/webp",
            "woff2", "font/woff2");

    /** What the build left beside a file: its content coding, and how the name goes on. The best first. */
    private static final List<Map.Entry<String, String>> PACKED =
            List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

    private final Path root;

    /** {@code root} is read at each request: a page built anew is there at once. */
    Dashboard(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Answers, if there is something of the dashboard at this path. */
    boolean answers(HttpServerRequest request) {
        var reads = request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        var path = request.path();
        if (!reads || path == null || !path.startsWith("/") || Route.climbs(path)) {
            return false;
        }
        var name = name(path);
        var file = root.resolve(name);
        if (name.isEmpty() || !isKnown(name) || !Files.isRegularFile(file)) {
            return false;
        }
        send(request, file, name);
        return true;
    }

    /** The file for a path, relative to the root; empty where there is none. */
    private static String name(String path) {
        var name = path.substring(1);
        var parts = name.split("/", 2);
        if (name.contains("//") || name.startsWith("/") || NO_PAGES.contains(parts[0])) {
            return "";
        }
        var last = name.substring(name.lastIndexOf('/') + 1);
        return last.contains(".") ? name : FIRST_PAGE;
    }

    private static boolean isKnown(String name) {
        return !name.startsWith(".") && TYPES.containsKey(ending(name));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void send(HttpServerRequest request, Path file, String name) {
        var response = request.response()
                .putHeader("Content-Type", TYPES.getOrDefault(ending(name), "application/octet-stream"))
                // a file of assets/ is named after its content: another content has another name
                .putHeader(
                        "Cache-Control",
                        name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .putHeader("Vary", "Accept-Encoding");
        var accepted = request.headers().get("Accept-Encoding");
        for (var packed : PACKED) {
            var beside = file.resolveSibling(file.getFileName() + packed.getValue());
            if (accepted != null && takes(accepted, packed.getKey()) && Files.isRegularFile(beside)) {
                response.putHeader("Content-Encoding", packed.getKey()).sendFile(beside.toString());
                return;
            }
        }
        response.sendFile(file.toString());
    }

    private static boolean takes(String accepted, String coding) {
        for (var each : accepted.split(",", -1)) {
            var parts = each.strip().split(";", -1);
            if (parts[0].strip().equalsIgnoreCase(coding)) {
                return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
