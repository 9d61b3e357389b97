package rollbook.stack.lms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/**
 * A tool as lms-webhook-service is one, by the same library and no further: it begins logins, believes what the
 * platform's keys signed, and takes whatever is posted to it.
 */
final class TestTool implements AutoCloseable {
    private static final RSAKey KEY = key();

    final List<JsonObject> launches = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> refusals = new CopyOnWriteArrayList<>();
    final List<Received> received = new CopyOnWriteArrayList<>();
    /** What is answered to the next messages; 200 where nothing is said. */
    final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile URI auth = URI.create("http://127.0.0.1/");
    private volatile URI jwks = auth;

    TestTool() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/lti/login", this::login);
        server.createContext("/lti/launch", this::launch);
        server.createContext("/lti/jwks", exchange -> answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/hook", this::hook);
        server.start();
    }

    URI root() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    void trusts(LtiPlatform platform) {
        auth = platform.authUrl();
        jwks = platform.jwksUrl();
    }

    /** What the tool signs: a deep linking response, or who it is. */
    String signed(JsonObject claims) throws JOSEException, ParseException {
        return signed(claims, KEY);
    }

    static String signed(JsonObject claims, RSAKey key) throws JOSEException, ParseException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, JWTClaimsSet.parse(claims.encode()));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** A key that is not the tool's under the tool's name. */
    static RSAKey forger() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(KEY.getKeyID()).generate();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void login(HttpExchange exchange) throws IOException {
        var said = parameters(exchange);
        var state = UUID.randomUUID().toString();
        nonces.put(state, "nonce-" + state);
        var back = LoginInitiation.encoded(Map.of(
                "scope",
                "openid",
                "response_type",
                "id_token",
                "response_mode",
                "form_post",
                "prompt",
                "none",
                "client_id",
                said.getOrDefault("client_id", ""),
                "redirect_uri",
                root().resolve("/lti/launch").toString(),
                "login_hint",
                said.getOrDefault("login_hint", ""),
                "lti_message_hint",
                said.getOrDefault("lti_message_hint", ""),
                "state",
                state,
                "nonce",
                "nonce-" + state));
        exchange.getResponseHeaders().add("Location", auth + "?" + back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void launch(HttpExchange exchange) throws IOException {
        var said = parameters(exchange);
        if (said.containsKey("error")) {
            refusals.add(said);
            answer(exchange, 400, said.getOrDefault("error_description", ""));
            return;
        }
        try {
            var claims = verified(said.getOrDefault("id_token", ""), jwks);
            var nonce = nonces.remove(said.getOrDefault("state", ""));
            if (nonce == null || !nonce.equals(claims.getString("nonce"))) {
                answer(exchange, 401, "nonce");
                return;
            }
            launches.add(claims);
            answer(exchange, 200, "You are in");
        } catch (BadJOSEException | JOSEException | ParseException e) {
            answer(exchange, 401, String.valueOf(e.getMessage()));
        }
    }

    private void hook(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
        received.add(new Received(headers, body));
        var status = statuses.poll();
        answer(exchange, status == null ? 200 : status, "");
    }

    /** As the service does it: RS256 only, by a key of that set. */
    static JsonObject verified(String token, URI keys)
            throws IOException, BadJOSEException, JOSEException, ParseException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(JWKSet.load(keys.toURL()))));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        processor.process(token, null);
        return new JsonObject(SignedJWT.parse(token).getPayload().toString());
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var said = body.isEmpty() && query != null ? query : body;
        return new QueryStringDecoder(said, false)
                .parameters().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("tool-2026-11").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message somebody posted. */
    record Received(Map<String, String> headers, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }
    }
}
