package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.outbound.google.Troubles.problem;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.google.GoogleAccounts.Account;
import rollbook.google.GoogleHttp;
import rollbook.google.GoogleProblem;
import rollbook.google.IdTokens;

/** Whose account it is, is believed when Google signed it for us, now, and vouches for the address; never else (X24). */
class IdTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final RsaJsonWebKey GOOGLES = key("k1");
    private static final RsaJsonWebKey ANOTHER = key("k1");

    private final CannedGoogle google = new CannedGoogle();
    private final GoogleSettings settings = google.settings();

    @BeforeEach
    void publishKeys() {
        google.says("/certs", 200, new JsonWebKeySet(GOOGLES).toJson());
    }

    @AfterEach
    void close() {
        google.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://accounts.google.com", "accounts.google.com"})
    void what_Google_signed_is_believed(String issuer) throws JoseException {
        var token = signed(claims -> claims.setIssuer(issuer), GOOGLES);

        assertThat(account(token, NOW)).isEqualTo(new Account("111220860655841818001", "dana@northfield.example"));
    }

    @ParameterizedTest
    @MethodSource("falseClaims")
    void what_is_not_said_to_us_about_a_verified_address_is_not(Consumer<JwtClaims> change) throws JoseException {
        var token = signed(change, GOOGLES);

        assertThat(problem(() -> account(token, NOW))).isEqualTo(GoogleProblem.UNVERIFIED);
    }

    static List<Consumer<JwtClaims>> falseClaims() {
        return List.of(
                claims -> claims.setIssuer("https://accounts.google.example"),
                claims -> claims.unsetClaim("iss"),
                claims -> claims.setAudience("another-client"),
                claims -> claims.unsetClaim("aud"),
                claims -> claims.unsetClaim("exp"),
                claims -> claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() - 61)),
                claims -> claims.unsetClaim("sub"),
                claims -> claims.unsetClaim("email"),
                claims -> claims.setClaim("email", 7),
                claims -> claims.unsetClaim("email_verified"),
                claims -> claims.setClaim("email_verified", false));
    }

    @Test
    void an_old_token_is_not() throws JoseException {
        var token = signed(_ -> {}, GOOGLES);

        assertThat(problem(() -> account(token, NOW.plus(Duration.ofHours(2))))).isEqualTo(GoogleProblem.UNVERIFIED);
    }

    @Test
    void a_signature_by_another_key_of_the_same_name_is_not() throws JoseException {
        var token = signed(_ -> {}, ANOTHER);

        assertThat(problem(() -> account(token, NOW))).isEqualTo(GoogleProblem.UNVERIFIED);
    }

    @Test
    void a_changed_claim_is_not() throws JoseException {
        var parts = signed(_ -> {}, GOOGLES).split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var forged = parts[0] + "." + encoded(claims.replace("dana@", "eve@")) + "." + parts[2];

        assertThat(problem(() -> account(forged, NOW))).isEqualTo(GoogleProblem.UNVERIFIED);
    }

    @Test
    void no_signature_is_not_nor_one_by_Googles_public_key_as_a_password() throws JoseException {
        var unsigned = encoded("{\"alg\":\"none\"}") + "." + encoded(claims().toJson()) + ".";
        var hashed = new JsonWebSignature();
        hashed.setPayload(claims().toJson());
        hashed.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        hashed.setKeyIdHeaderValue("k1");
        hashed.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        hashed.setKey(new HmacKey(GOOGLES.getPublicKey().getEncoded()));
        var confused = hashed.getCompactSerialization();

        assertThat(problem(() -> account(unsigned, NOW))).isEqualTo(GoogleProblem.UNVERIFIED);
        assertThat(problem(() -> account(confused, NOW))).isEqualTo(GoogleProblem.UNVERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "no token"})
    void what_is_no_token_is_not(String token) {
        assertThat(problem(() -> account(token, NOW))).isEqualTo(GoogleProblem.UNVERIFIED);
    }

    @Test
    void what_a_token_says_unchecked_is_said_of_any_token_that_has_a_subject() throws JoseException {
        assertThat(IdTokens.saidId(signed(_ -> {}, ANOTHER))).isEqualTo("111220860655841818001");
        assertThat(IdTokens.saidId(signed(claims -> claims.unsetClaim("sub"), GOOGLES)))
                .isEmpty();
        assertThat(IdTokens.saidId("a.b.c")).isEmpty();
        assertThat(IdTokens.saidId("")).isEmpty();
    }

    @Test
    void a_key_Google_uses_since_a_moment_is_known_at_once() throws JoseException {
        account(signed(_ -> {}, GOOGLES), NOW);
        var fresh = key("k2");
        google.saysNow("/certs", 200, new JsonWebKeySet(GOOGLES, fresh).toJson());

        assertThat(account(signed(_ -> {}, fresh), NOW)).isNotNull();
    }

    @Test
    void an_answer_without_a_refresh_token_says_what_to_do() throws JoseException {
        google.saysNow(
                "/token",
                200,
                "{\"access_token\":\"ya29.x\",\"id_token\":\"%s\",\"scope\":\"openid\"}"
                        .formatted(signed(_ -> {}, GOOGLES)));
        var oauth = new GoogleOAuth(settings, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(problem(() -> oauth.redeem("4/code", "verifier"))).isEqualTo(GoogleProblem.NO_TOKEN);
        assertThat(GoogleProblem.NO_TOKEN.title()).contains("remove Rollbook", "again");
    }

    private Account account(String idToken, Instant now) {
        return new IdTokens(settings, new GoogleHttp(settings), Clock.fixed(now, ZoneOffset.UTC)).account(idToken);
    }

    private static String signed(Consumer<JwtClaims> change, RsaJsonWebKey key) throws JoseException {
        var claims = claims();
        change.accept(claims);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer("https://accounts.google.com");
        claims.setAudience("canned-client");
        claims.setSubject("111220860655841818001");
        claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(NOW.plus(Duration.ofHours(1)).getEpochSecond()));
        Map.of("email", "dana@northfield.example", "email_verified", true).forEach(claims::setClaim);
        return claims;
    }

    private static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
