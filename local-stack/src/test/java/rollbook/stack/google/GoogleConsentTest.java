package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.stack.google.GoogleTestKit.DANA;

import com.google.auth.oauth2.TokenVerifier;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the button to the token and back: what a person allows, and what the client gets for it. */
class GoogleConsentTest {
    private static final String AUTH = "/o/oauth2/v2/auth";
    private static final String BACK = "http://localhost:8080/api/ou-sync/callback";
    private static final String VERIFIER = "a-verifier-that-nobody-else-can-guess-0123456789";

    private final GoogleTestKit kit = new GoogleTestKit();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void the_page_shows_the_account_hinted_at_a_box_for_each_scope_and_two_buttons() throws Exception {
        var page = kit.get(AUTH, asked(Map.of("state", "\"><script>")), "").body();

        assertThat(page)
                .contains("value=\"dana@northfield.example\" checked")
                .contains("name=\"granted\" value=\"openid\" checked")
                .contains("name=\"granted\" value=\"" + Scopes.USERS_READ + "\" checked")
                .contains("value=\"allow\"")
                .contains("value=\"deny\"")
                .contains("&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void a_code_is_worth_tokens_to_whoever_has_the_verifier_once() throws Exception {
        var back = allow(asked(Map.of()), "openid", "email", Scopes.USERS_READ);

        var tokens = exchange(back.getString("code"), VERIFIER);
        var again = exchange(back.getString("code"), VERIFIER);

        assertThat(back.getString("state")).isEqualTo("s1");
        assertThat(back.getString("scope")).contains(Scopes.USERS_READ).doesNotContain(Scopes.UNITS_READ);
        assertThat(json(tokens).fieldNames())
                .containsExactlyInAnyOrder(
                        "access_token", "expires_in", "refresh_token", "scope", "token_type", "id_token");
        assertThat(json(tokens).getInteger("expires_in")).isEqualTo(3599);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void the_id_token_says_who_signed_in_and_is_signed_by_the_published_key() throws Exception {
        kit.clock.advance(Duration.between(kit.clock.instant(), Instant.now()));
        var code = allow(asked(Map.of("nonce", "n1")), "openid", "email").getString("code");

        var verified = TokenVerifier.newBuilder()
                .setAudience(kit.google.config().clientId())
                .setIssuer("https://accounts.google.com")
                .setCertificatesLocation(
                        kit.google.root().resolve("/oauth2/v3/certs").toString())
                .build()
                .verify(json(exchange(code, VERIFIER)).getString("id_token"));

        assertThat(verified.getPayload())
                .containsEntry("sub", kit.school.user(DANA).id())
                .containsEntry("email", DANA)
                .containsEntry("email_verified", true)
                .containsEntry("hd", "northfield.example")
                .containsEntry("nonce", "n1");
    }

    @Test
    void what_one_client_was_allowed_is_worth_nothing_to_the_other() throws Exception {
        var code = allow(asked(Map.of("client_id", SimulatorConfig.CLASSROOM_CLIENT)), "openid")
                .getString("code");

        assertThat(json(exchange(code, VERIFIER)).getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_code_is_worth_nothing_to_others_and_after_ten_minutes() throws Exception {
        var request = asked(Map.of());
        var stolen = exchange(allow(request, "openid").getString("code"), "another-verifier");
        var code = allow(request, "openid").getString("code");
        kit.clock.advance(Duration.ofMinutes(10));
        var late = exchange(code, VERIFIER);

        assertThat(json(stolen).getString("error_description")).isEqualTo("Invalid code verifier.");
        assertThat(json(late).getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_refresh_token_comes_with_the_first_consent_or_when_asked_for_it() throws Exception {
        var online = allow(asked(Map.of("access_type", "online")), "openid");
        var unasked = allow(asked(Map.of("prompt", "")), "openid");
        var asked = allow(asked(Map.of()), "openid");

        assertThat(json(exchange(online.getString("code"), VERIFIER)).containsKey("refresh_token"))
                .isFalse();
        assertThat(json(exchange(unasked.getString("code"), VERIFIER)).containsKey("refresh_token"))
                .isFalse();
        assertThat(json(exchange(asked.getString("code"), VERIFIER)).containsKey("refresh_token"))
                .isTrue();
    }

    @Test
    void what_was_granted_before_comes_along_only_where_it_is_asked_for() throws Exception {
        exchange(allow(asked(Map.of()), Scopes.USERS_READ).getString("code"), VERIFIER);

        var alone = allow(asked(Map.of()), Scopes.UNITS_READ);
        var along = allow(asked(Map.of("include_granted_scopes", "true")), Scopes.UNITS_READ);

        assertThat(alone.getString("scope")).isEqualTo(Scopes.UNITS_READ);
        assertThat(along.getString("scope").split(" ")).containsExactlyInAnyOrder(Scopes.UNITS_READ, Scopes.USERS_READ);
    }

    @Test
    void a_revoked_token_takes_all_of_its_consent_with_it() throws Exception {
        var tokens = json(exchange(allow(asked(Map.of()), Scopes.USERS_READ).getString("code"), VERIFIER));

        var revoked = kit.form("/revoke?token=" + tokens.getString("access_token"), Map.of());
        var twice = kit.form("/revoke", Map.of("token", tokens.getString("refresh_token")));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(json(kit.refresh(tokens.getString("refresh_token"))).getString("error"))
                .isEqualTo("invalid_grant");
        var read = kit.get(GoogleTestKit.USERS, Map.of("customer", "my_customer"), tokens.getString("access_token"));
        assertThat(read.statusCode()).isEqualTo(401);
    }

    @Test
    void a_refresh_token_outlives_a_restart_and_no_suspension() throws Exception {
        var token = kit.google.authorize(DANA, Scopes.USERS_READ);
        try (var later = new GoogleTestKit()) {
            assertThat(later.refresh(token).statusCode()).isEqualTo(200);

            later.school.change(DANA, UserChange.suspend());
            assertThat(json(later.refresh(token)).getString("error")).isEqualTo("invalid_grant");
        }
    }

    @Test
    void who_denies_or_allows_nothing_sends_back_an_error() throws Exception {
        var denied = decide(asked(Map.of()), List.of("openid"), "deny");
        var nothing = decide(asked(Map.of()), List.of(), "allow");

        for (var answer : List.of(denied, nothing)) {
            assertThat(back(answer).getMap()).isEqualTo(Map.of("error", "access_denied", "state", "s1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody, 401, invalid_client",
        "redirect_uri, https://rollbook.example/elsewhere, 400, redirect_uri_mismatch",
        "redirect_uri, https://localhost/x, 400, redirect_uri_mismatch",
        "response_type, token, 400, invalid_request",
        "scope, '', 400, invalid_request",
        "scope, everything, 400, invalid_scope",
        "code_challenge_method, S512, 400, invalid_request"
    })
    void a_wrong_request_goes_nowhere(String parameter, String value, int status, String error) throws Exception {
        var answer = kit.get(AUTH, asked(Map.of(parameter, value)), "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("Error " + status + ": " + error);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, '', 400, invalid_request",
        "grant_type, password, 400, unsupported_grant_type",
        "client_id, nobody, 401, invalid_client",
        "client_secret, guessed, 401, invalid_client",
        "code, 4/none, 400, invalid_grant",
        "redirect_uri, http://localhost/other, 400, redirect_uri_mismatch",
        "code_verifier, '', 400, invalid_grant"
    })
    void a_wrong_exchange_is_refused(String field, String value, int status, String error) throws Exception {
        var fields = new HashMap<>(fields(allow(asked(Map.of()), "openid").getString("code"), VERIFIER));
        fields.put(field, value);

        var answer = kit.form("/token", fields);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).getString("error")).isEqualTo(error);
    }

    @Test
    void what_cannot_even_be_read_is_answered_too() throws Exception {
        var request = HttpRequest.newBuilder(kit.google.root().resolve("/token"))
                .header("Authorization", "Basic no-base64!")
                .POST(BodyPublishers.ofString("grant_type=refresh_token"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(400);
        }
    }

    private Map<String, String> asked(Map<String, String> otherwise) throws Exception {
        var challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        var parameters = new HashMap<>(Map.of(
                "client_id",
                kit.google.config().clientId(),
                "redirect_uri",
                BACK,
                "response_type",
                "code",
                "scope",
                "openid email %s %s".formatted(Scopes.USERS_READ, Scopes.UNITS_READ),
                "state",
                "s1",
                "access_type",
                "offline",
                "prompt",
                "consent",
                "login_hint",
                DANA,
                "code_challenge",
                Base64.getUrlEncoder().withoutPadding().encodeToString(challenge),
                "code_challenge_method",
                "S256"));
        parameters.putAll(otherwise);
        return parameters;
    }

    private JsonObject allow(Map<String, String> request, String... scopes) throws Exception {
        return back(decide(request, List.of(scopes), "allow"));
    }

    private HttpResponse<String> decide(Map<String, String> request, List<String> scopes, String decision)
            throws Exception {
        var form = new StringBuilder(GoogleTestKit.encoded(request));
        scopes.forEach(scope -> form.append('&').append(GoogleTestKit.encoded(Map.of("granted", scope))));
        form.append('&').append(GoogleTestKit.encoded(Map.of("account", DANA, "decision", decision)));
        return kit.send("POST", AUTH, form.toString(), "");
    }

    private static JsonObject back(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(BACK + "?");
        var parameters = new JsonObject();
        new QueryStringDecoder(location)
                .parameters()
                .forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return kit.form("/token", fields(code, verifier));
    }

    private Map<String, String> fields(String code, String verifier) {
        return kit.client(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", BACK, "code_verifier", verifier));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }
}
