package rollbook.stack.google;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.directory.Directory;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.UserCredentials;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A simulated Google with one small school in it, asked by the real client or by hand. */
final class GoogleTestKit implements AutoCloseable {
    static final String DANA = "dana@northfield.example";
    static final String ODD_UNIT = "/Students/Year 9/O'Brien & Söhne";
    static final String USERS = "/admin/directory/v1/users";
    static final String UNITS = "/admin/directory/v1/customer/my_customer/orgunits";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T08:00:00Z"));
    final Workspace school = new Workspace("C03az79cb", "northfield.example");
    final GoogleSimulator google;
    private final HttpClient client = HttpClient.newHttpClient();

    GoogleTestKit() {
        Stream.of("/Students/Year 9/Set B", ODD_UNIT, "/Staff").forEach(school::addUnit);
        school.add(DANA, "Dana", "Diaz", "/Staff");
        school.change(DANA, UserChange.role(AdminRole.SUPER));
        google = GoogleSimulator.start(SimulatorConfig.onPort(0).withClock(clock), List.of(school));
    }

    /** So many students of a unit, {@code pupil0000@} and on. */
    GoogleTestKit withPupils(int number, String unit) {
        for (int i = 0; i < number; i++) {
            school.add("pupil%04d@northfield.example".formatted(i), "Sam", "Ortiz" + i, unit);
        }
        return this;
    }

    Directory directory(String email, String... scopes) {
        return directory(google.authorize(email, scopes));
    }

    Directory directory() {
        return directory(DANA, Scopes.USERS_READ, Scopes.UNITS_READ);
    }

    Directory directory(String refreshToken) {
        var credentials = new HttpCredentialsAdapter(UserCredentials.newBuilder()
                .setClientId(google.config().clientId())
                .setClientSecret(google.config().clientSecret())
                .setRefreshToken(refreshToken)
                .setTokenServerUri(google.root().resolve("/token"))
                .build());
        return new Directory.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), request -> {
                    credentials.initialize(request);
                    patient(request);
                })
                .setRootUrl(google.root().toString())
                .setApplicationName("Rollbook")
                .build();
    }

    /** An access token of dana's, with every scope. */
    String token() throws IOException, InterruptedException {
        return token(DANA, Scopes.USERS_READ, Scopes.UNITS_READ);
    }

    String token(String email, String... scopes) throws IOException, InterruptedException {
        var answer = refresh(google.authorize(email, scopes));
        return new JsonObject(answer.body()).getString("access_token");
    }

    HttpResponse<String> refresh(String refreshToken) throws IOException, InterruptedException {
        return form("/token", client(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
    }

    /** With the client's id and secret. */
    Map<String, String> client(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("client_id", google.config().clientId());
        all.put("client_secret", google.config().clientSecret());
        return all;
    }

    /** By dana. */
    JsonObject read(String path, Map<String, String> query) throws IOException, InterruptedException {
        return new JsonObject(get(path, query, token()).body());
    }

    HttpResponse<String> get(String path, Map<String, String> query, String token)
            throws IOException, InterruptedException {
        return send("GET", path + (query.isEmpty() ? "" : "?" + encoded(query)), "", token);
    }

    HttpResponse<String> form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return send("POST", path, encoded(fields), "");
    }

    HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        var request = java.net.http.HttpRequest.newBuilder(google.root().resolve(path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        google.close();
        client.shutdownNow();
    }

    private static void patient(HttpRequest request) {
        request.setReadTimeout((int) PATIENCE.toMillis());
    }
}
