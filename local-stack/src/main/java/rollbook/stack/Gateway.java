package rollbook.stack;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import rollbook.stack.wire.LocalHttp;

/**
 * The one origin in front of everything (DESIGN §5): sends each path where the table says and streams both ways; the
 * dashboard's own paths are served from its files. Whom nobody answers gets a problem (RFC 9457): 404 for a path of nobody,
 * 503 where the one it belongs to is down.
 */
final class Gateway implements AutoCloseable {
    private static final int CONNECTIONS_EACH = 256;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final List<String> NOT_PASSED_ON = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Real-IP",
            // an offer to speak HTTP/2 is for this door, not for the one behind it
            "Upgrade",
            "HTTP2-Settings");

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
    private final LocalHttp http = new LocalHttp("The gateway", vertx);
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions()
            .setMaxPoolSize(CONNECTIONS_EACH)
            .setConnectTimeout(CONNECT_MILLIS)
            .setDecompressionSupported(false));
    private final List<Route> table;
    private final Dashboard dashboard;
    private final Map<String, Rotation> upstreams = new ConcurrentHashMap<>();
    private final Map<String, HttpProxy> proxies = new ConcurrentHashMap<>();
    private final int port;

    /** Opens the door at once; whoever is behind it may come later. */
    Gateway(int port, List<Route> table, Map<String, Integer> ports, Dashboard dashboard) {
        this.table = table;
        this.dashboard = dashboard;
        ports.forEach((name, upstream) -> {
            var rotation = new Rotation(vertx, client, upstream);
            upstreams.put(name, rotation);
            proxies.put(name, proxyTo(name, rotation));
        });
        var options = new HttpServerOptions()
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(16 << 10);
        this.port = http.listen(options, port, this::handle);
    }

    int port() {
        return port;
    }

    /** The processes of a part that are asked. */
    Rotation rotation(String name) {
        return Objects.requireNonNull(upstreams.get(name), name);
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request) {
        var path = request.path() == null ? "" : request.path();
        Route.find(table, path)
                .map(route -> proxies.get(route.upstream()))
                .ifPresentOrElse(proxy -> proxy.handle(request), () -> serve(request));
    }

    private void serve(HttpServerRequest request) {
        if (!dashboard.answers(request)) {
            refuse(request);
        }
    }

    private static void refuse(HttpServerRequest request) {
        request.response()
                .setStatusCode(404)
                .putHeader("Content-Type", "application/problem+json")
                .end(problem(404, "Not Found", "Nobody answers at this path."));
    }

    private HttpProxy proxyTo(String name, Rotation rotation) {
        return HttpProxy.reverseProxy(client).origin(_ -> rotation.next()).addInterceptor(new Passage(name));
    }

    private static Buffer problem(int status, String title, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    /** What is done to every request that passes: who really asked is written on it, and a silent upstream is told. */
    private final class Passage implements ProxyInterceptor {
        private final String upstream;

        Passage(String upstream) {
            this.upstream = upstream;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var asked = context.request().proxiedRequest();
            Route.find(table, asked.path())
                    .flatMap(Route::rewrittenTo)
                    .ifPresent(path ->
                            context.request().setURI(asked.query() == null ? path : path + "?" + asked.query()));
            var headers = context.request().headers();
            NOT_PASSED_ON.forEach(headers::remove);
            var host = asked.authority() == null
                    ? LocalHttp.HOST + ":" + port
                    : asked.authority().toString();
            headers.set("X-Forwarded-For", asked.remoteAddress().hostAddress())
                    .set("X-Forwarded-Host", host)
                    .set("X-Forwarded-Port", Integer.toString(port))
                    .set("X-Forwarded-Proto", "http");
            return context.sendRequest().recover(_ -> Future.succeededFuture(down(context)));
        }

        private ProxyResponse down(ProxyContext context) {
            var body = problem(503, "Service Unavailable", upstream + " does not answer. Try again in a moment.");
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(503)
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))
                    .setBody(Body.body(body));
        }
    }
}
