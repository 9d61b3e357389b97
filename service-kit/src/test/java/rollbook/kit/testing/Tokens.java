package rollbook.kit.testing;

import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bearer tokens as the OIDC provider signs them, under a key pair made for this test JVM. */
public final class Tokens {
    public static final String AUDIENCE = "rollbook-api";
    private static final KeyPair KEYS = generate();

    private Tokens() {}

    /** What the service is told to check signatures with: the public key, base64 of its DER form. */
    public static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    /** The account of an address: always the same one. */
    public static UUID account(String email) {
        return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody signed in with a verified address. */
    public static String of(String email, String... roles) {
        return sign(email, true, AUDIENCE, Duration.ofMinutes(5), roles);
    }

    /** Somebody signed in under an account of the test's choice. */
    public static String ofAccount(UUID account, String email) {
        return sign(account, email, true, AUDIENCE, Duration.ofMinutes(5));
    }

    /** Somebody whose token lasts only so long. */
    public static String lasting(String email, Duration life) {
        return sign(email, true, AUDIENCE, life);
    }

    public static String unverified(String email) {
        return sign(email, false, AUDIENCE, Duration.ofMinutes(5));
    }

    public static String expired(String email) {
        return sign(email, true, AUDIENCE, Duration.ofMinutes(-5));
    }

    public static String forAnotherApi(String email) {
        return sign(email, true, "another-api", Duration.ofMinutes(5));
    }

    /** Another service, signed in for itself. */
    public static String service() {
        return forItself("service");
    }

    /** The app, signed in for itself. */
    public static String app() {
        return forItself("app");
    }

    private static String forItself(String role) {
        return Jwt.subject(UUID.randomUUID().toString())
                .audience(AUDIENCE)
                .claim("realm_access", Map.of("roles", List.of(role)))
                .expiresIn(Duration.ofMinutes(5))
                .sign(KEYS.getPrivate());
    }

    private static String sign(String email, boolean verified, String audience, Duration life, String... roles) {
        return sign(account(email), email, verified, audience, life, roles);
    }

    private static String sign(
            UUID account, String email, boolean verified, String audience, Duration life, String... roles) {
        return Jwt.subject(account.toString())
                .audience(audience)
                .issuedAt(Instant.now().minus(Duration.ofMinutes(10)))
                .expiresAt(Instant.now().plus(life))
                .claim("email", email)
                .claim("email_verified", verified)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .sign(KEYS.getPrivate());
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
