package rollbook.ousync.outbound.google;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.outbound.google.School.ADMIN;
import static rollbook.ousync.outbound.google.School.GROUP;
import static rollbook.ousync.outbound.google.Troubles.problem;
import static rollbook.ousync.outbound.google.Troubles.trouble;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.google.GoogleProblem;
import rollbook.kit.testing.HeardLogs;
import rollbook.ousync.domain.Trouble;
import rollbook.stack.google.ConsentBrowser;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.Scopes;

/** From the consent page to a token that reads, and back (R6). */
class GoogleOAuthTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final School school = new School();
    private final GoogleOAuth oauth = new GoogleOAuth(school.settings, Clock.systemUTC());

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void the_consent_page_is_asked_for_offline_access_by_PKCE_and_for_no_more_than_is_needed() {
        assertThat(ConsentBrowser.parameters(oauth.consentPage("st&te", "chall-enge", "dana+1@northfield.example")))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("client_id", school.settings.clientId()),
                        entry("redirect_uri", "http://localhost:8080/api/ou-syncs/google/callback"),
                        entry("response_type", "code"),
                        entry(
                                "scope",
                                "openid email https://www.googleapis.com/auth/admin.directory.user.readonly"
                                        + " https://www.googleapis.com/auth/admin.directory.orgunit.readonly"),
                        entry("access_type", "offline"),
                        entry("prompt", "consent"),
                        entry("state", "st&te"),
                        entry("code_challenge", "chall-enge"),
                        entry("code_challenge_method", "S256"),
                        entry("login_hint", "dana+1@northfield.example")));
    }

    @Test
    void consent_then_a_code_then_a_directory_then_nothing_any_more() {
        school.add(3, GROUP);

        var back = ConsentBrowser.parameters(ConsentBrowser.allow(page("s1"), ADMIN));
        var consent = oauth.redeem(back.getOrDefault("code", ""), VERIFIER);

        assertThat(back).containsEntry("state", "s1");
        var account = oauth.account(consent);
        assertThat(account.googleId()).isEqualTo(school.workspace.user(ADMIN).id());
        assertThat(account.email()).isEqualTo(ADMIN);
        assertThat(oauth.suffice(consent.scopes())).isTrue();
        var directory = school.directories.open(consent.refreshToken());
        assertThat(School.all(directory, GROUP)).hasSize(3);
        assertThat(oauth.revoke(consent.refreshToken())).isTrue();
        assertThat(trouble(directory::units)).isEqualTo(Trouble.AUTHORIZATION_LOST);
    }

    @Test
    void who_consents_again_is_given_a_refresh_token_again() {
        oauth.redeem(code(), VERIFIER);

        assertThat(oauth.redeem(code(), VERIFIER).refreshToken()).isNotEmpty();
    }

    @Test
    void X24_a_box_left_unticked_does_not_suffice() {
        var back = ConsentBrowser.parameters(
                ConsentBrowser.decide(page("s"), ADMIN, List.of("openid", "email", Scopes.USERS_READ)));

        var consent = oauth.redeem(back.getOrDefault("code", ""), VERIFIER);

        assertThat(oauth.suffice(consent.scopes())).isFalse();
        assertThat(trouble(() -> school.directories.open(consent.refreshToken()).units()))
                .isEqualTo(Trouble.SCOPE_LOST);
    }

    @Test
    void X24_without_an_address_nobody_knows_whose_account_it_is() {
        var back = ConsentBrowser.parameters(
                ConsentBrowser.decide(page("s"), ADMIN, List.of("openid", Scopes.USERS_READ, Scopes.UNITS_READ)));

        var consent = oauth.redeem(back.getOrDefault("code", ""), VERIFIER);

        assertThat(problem(() -> oauth.account(consent))).isEqualTo(GoogleProblem.UNVERIFIED);
        assertThat(consent.saidId()).isEqualTo(school.workspace.user(ADMIN).id());
    }

    @Test
    void another_verifier_redeems_nothing() {
        var code = code();

        assertThat(problem(() -> oauth.redeem(code, VERIFIER + "x"))).isEqualTo(GoogleProblem.REFUSED);
    }

    @Test
    void a_code_is_redeemed_once() {
        var code = code();
        oauth.redeem(code, VERIFIER);

        assertThat(problem(() -> oauth.redeem(code, VERIFIER))).isEqualTo(GoogleProblem.REFUSED);
    }

    @Test
    void a_client_Google_does_not_know_is_an_operators_to_mend() {
        var environment = Settings.environment(school.google);
        environment.put("ROLLBOOK_GOOGLE_CLIENT_SECRET", "GOCSPX-rotated");
        var rotated = new GoogleOAuth(Settings.of(environment), Clock.systemUTC());
        var code = code();

        try (var logs = HeardLogs.listen()) {
            assertThat(problem(() -> rotated.redeem(code, VERIFIER))).isEqualTo(GoogleProblem.REFUSED);
            assertThat(logs.lines()).anyMatch(line -> line.contains("ROLLBOOK_GOOGLE_CLIENT_SECRET"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMIT", "BACKEND_ERROR", "BAD_GATEWAY", "CUT_JSON", "CUT_BODY", "RESET"})
    void while_Google_is_away_a_code_is_not_redeemed(Fault fault) {
        var code = code();
        school.faults(FaultRule.every(fault).on(RequestKind.CODE_EXCHANGE));

        assertThat(problem(() -> oauth.redeem(code, VERIFIER))).isEqualTo(GoogleProblem.AWAY);
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKEND_ERROR", "BAD_GATEWAY", "CUT_JSON", "RESET"})
    void while_its_keys_are_not_to_be_had_nobody_knows_whose_consent_it_is(Fault fault) {
        school.faults(FaultRule.every(fault).on(RequestKind.CERTS));
        var consent = oauth.redeem(code(), VERIFIER);

        assertThat(problem(() -> oauth.account(consent))).isEqualTo(GoogleProblem.AWAY);
    }

    @Test
    void an_authorization_Google_does_not_know_is_forgotten_already() {
        var token = school.token();
        school.google.revoke(ADMIN);

        assertThat(oauth.revoke(token)).isTrue();
        assertThat(oauth.revoke("1//0never-given")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMIT", "BACKEND_ERROR", "BAD_GATEWAY", "RESET"})
    void an_authorization_is_not_forgotten_while_Google_is_away(Fault fault) {
        var token = school.token();
        school.faults(FaultRule.every(fault).on(RequestKind.REVOKE));

        assertThat(oauth.revoke(token)).isFalse();
    }

    @Test
    void silence_is_as_good_as_being_away() {
        var impatient = new GoogleOAuth(Settings.impatient(school.google), Clock.systemUTC());
        school.faults(
                FaultRule.every(Fault.SILENCE).on(RequestKind.CODE_EXCHANGE),
                FaultRule.every(Fault.SILENCE).on(RequestKind.REVOKE));

        assertThat(problem(() -> impatient.redeem("4/code", VERIFIER))).isEqualTo(GoogleProblem.AWAY);
        assertThat(impatient.revoke("1//0token")).isFalse();
    }

    private String code() {
        return ConsentBrowser.parameters(ConsentBrowser.allow(page("s"), ADMIN)).getOrDefault("code", "");
    }

    private URI page(String state) {
        return oauth.consentPage(state, challenge(), ADMIN);
    }

    private static String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
