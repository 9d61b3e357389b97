package rollbook.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.stack.LocalStack;
import rollbook.stack.google.LoggedRequest;
import rollbook.stack.google.Scopes;

/**
 * The least a sync that changes nothing could do: parse the very pages it read, which are fetched beforehand, and have one
 * statement say that the ids in them are those in the database. Parsed as ou-sync-service does, which reads Google's answers
 * to their very end by a reader of its own and not by Google's.
 */
final class BareDifference implements AutoCloseable {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private static final String DIFFERENCE = """
            select count(*) from unnest(?) found(google_id)
            full join (
              select google_id from ou_grant where license_id = ? and unit_id = ? and vouched) known using (google_id)
            where found.google_id is null or known.google_id is null
            """;

    private final List<byte[]> pages = new ArrayList<>();
    private final Connection database;
    private final UUID license;
    private final String unit;

    private BareDifference(Connection database, UUID license, String unit) {
        this.database = database;
        this.license = license;
        this.unit = unit;
    }

    /** Of the pages that were asked for, of a sync. */
    static BareDifference of(LocalStack stack, DistrictSync sync, List<LoggedRequest> asked)
            throws IOException, InterruptedException, SQLException {
        var access = stack.database("ou_sync");
        var database = DriverManager.getConnection(access.url(), access.user(), access.password());
        var bare = new BareDifference(database, sync.license(), sync.unit());
        try (var http = HttpClient.newHttpClient()) {
            var token = accessToken(stack, sync, http);
            for (var page : asked) {
                var address = stack.google().root().resolve(page.path() + "?" + page.query());
                bare.pages.add(body(
                        http,
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .build()));
            }
        }
        return bare;
    }

    private static String accessToken(LocalStack stack, DistrictSync sync, HttpClient http)
            throws IOException, InterruptedException {
        var google = stack.google();
        var form = Map.of(
                "grant_type", "refresh_token",
                "refresh_token", google.authorize(sync.account(), Scopes.USERS_READ),
                "client_id", google.config().clientId(),
                "client_secret", google.config().clientSecret());
        var request = HttpRequest.newBuilder(google.root().resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        return READER.readTree(body(http, request)).get("access_token").asText();
    }

    private static byte[] body(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri().getPath() + " was answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** A user as far as a sync looks at them. */
    private record User(String googleId, String email, String path, boolean active) {
        static User of(JsonNode user) {
            return new User(
                    user.path("id").textValue(),
                    user.path("primaryEmail").textValue(),
                    user.path("orgUnitPath").textValue(),
                    !user.path("suspended").asBoolean()
                            && !user.path("archived").asBoolean());
        }
    }

    /** All of it once; in nanoseconds. */
    long once() throws IOException, SQLException {
        var began = System.nanoTime();
        var active = new ArrayList<String>();
        for (var page : pages) {
            for (var user : READER.readTree(page).path("users")) {
                var one = User.of(user);
                if (one.active()) {
                    active.add(one.googleId());
                }
            }
        }
        var differences = differences(active.toArray(String[]::new));
        var nanos = System.nanoTime() - began;
        if (differences > 0) {
            throw new IllegalStateException("nothing has changed, but %d people differ".formatted(differences));
        }
        return nanos;
    }

    private long differences(String[] active) throws SQLException {
        try (var statement = database.prepareStatement(DIFFERENCE)) {
            statement.setArray(1, database.createArrayOf("text", active));
            statement.setObject(2, license);
            statement.setString(3, unit);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
