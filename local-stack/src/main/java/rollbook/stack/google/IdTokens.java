package rollbook.stack.google;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import rollbook.stack.wire.RsaKey;

/** Who signed in, signed by a key of this process' own; its public half is at {@code /oauth2/v3/certs}. */
final class IdTokens {
    private static final long LIFETIME_SECONDS = 3600;

    private final SimulatorConfig config;

    IdTokens(SimulatorConfig config) {
        this.config = config;
    }

    String of(Account account, Grant grant, String nonce) {
        return Key.SIGNING.signed(claims(account, grant, nonce));
    }

    JsonObject certs() {
        return RsaKey.set(List.of(Key.SIGNING));
    }

    private JsonObject claims(Account account, Grant grant, String nonce) {
        var user = account.user();
        var now = config.clock().instant().getEpochSecond();
        var claims = new JsonObject()
                .put("iss", config.issuer())
                .put("azp", grant.clientId())
                .put("aud", grant.clientId())
                .put("sub", user.id())
                .put("hd", account.workspace().domains().getFirst());
        if (grant.scopes().contains(Scopes.EMAIL)) {
            claims.put("email", user.email()).put("email_verified", true);
        }
        if (grant.scopes().contains(Scopes.PROFILE)) {
            claims.put("name", user.fullName())
                    .put("given_name", user.givenName())
                    .put("family_name", user.familyName());
        }
        if (!nonce.isEmpty()) {
            claims.put("nonce", nonce);
        }
        return claims.put("iat", now).put("exp", now + LIFETIME_SECONDS);
    }

    /** Made when the first is signed: most tests never sign in. */
    private static final class Key {
        static final RsaKey SIGNING = RsaKey.fresh(UUID.randomUUID().toString().replace("-", ""));
    }
}
