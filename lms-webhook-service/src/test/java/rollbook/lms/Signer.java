package rollbook.lms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Map;

/** Signs as a platform does, with a key made in this test. */
final class Signer {
    private final RSAKey key;

    private Signer(RSAKey key) {
        this.key = key;
    }

    static Signer of(String kid) {
        try {
            return new Signer(new RSAKeyGenerator(2048).keyID(kid).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWKSet published() {
        return new JWKSet(key.toPublicJWK());
    }

    String sign(Map<String, Object> claims) {
        return sign(JWSAlgorithm.RS256, key.getKeyID(), claims);
    }

    String sign(JWSAlgorithm algorithm, String kid, Map<String, Object> claims) {
        var token = new JWSObject(new JWSHeader.Builder(algorithm).keyID(kid).build(), new Payload(claims));
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
