package rollbook.lms.outbound.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.Claims;
import rollbook.lms.domain.Flaw;
import rollbook.lms.usecase.IdTokens.Read;
import rollbook.lms.usecase.IdTokens.Signed;
import rollbook.lms.usecase.IdTokens.Unsigned;

/**
 * Tokens under the keys of their platform: RS256 and nothing else, by the key they name. What an algorithm or a key the token
 * brings along would have us do is not done.
 */
@ApplicationScoped
class Signatures {
    private static final Logger LOG = Logger.getLogger(Signatures.class);
    static final int SMALLEST_KEY = 2048;

    private final PublishedKeys keys;

    Signatures(PublishedKeys keys) {
        this.keys = keys;
    }

    /**
     * Reads one.
     *
     * @param whose for the log
     * @param longest the most characters it may have
     * @throws ProblemException 503 while the keys cannot be had
     */
    Read read(String jwksUrl, String whose, String token, int longest) {
        if (token.length() > longest) {
            return new Unsigned(Flaw.NOT_A_TOKEN);
        }
        try {
            var signed = JWSObject.parse(token);
            var claims = signed.getPayload().toJSONObject();
            if (claims == null) {
                return new Unsigned(Flaw.NOT_A_TOKEN);
            }
            if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())) {
                return new Unsigned(Flaw.WRONG_ALGORITHM);
            }
            return verified(jwksUrl, whose, signed, new Claims(claims));
        } catch (ParseException | IllegalArgumentException _) {
            return new Unsigned(isUnsecured(token) ? Flaw.WRONG_ALGORITHM : Flaw.NOT_A_TOKEN);
        }
    }

    /** What one says whoever signed it; empty for what is no token. */
    static Optional<Claims> unproved(String token, int longest) {
        if (token.length() > longest) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JWSObject.parse(token).getPayload().toJSONObject())
                    .map(Claims::new);
        } catch (ParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Read verified(String jwksUrl, String whose, JWSObject signed, Claims claims) {
        var named = named(jwksUrl, whose, signed);
        if (named.isEmpty()) {
            return new Unsigned(Flaw.UNKNOWN_KEY);
        }
        return named.stream().anyMatch(key -> isBy(key, signed))
                ? new Signed(claims)
                : new Unsigned(Flaw.WRONG_SIGNATURE);
    }

    private List<RSAKey> named(String jwksUrl, String whose, JWSObject signed) {
        if (signed.getHeader().getKeyID() == null) {
            return List.of();
        }
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(signed.getHeader()));
        try {
            return keys.at(jwksUrl).get(selector, null).stream()
                    .filter(RSAKey.class::isInstance)
                    .map(RSAKey.class::cast)
                    .filter(key -> key.size() >= SMALLEST_KEY)
                    .toList();
        } catch (RateLimitReachedException _) {
            if (keys.areKnown(jwksUrl)) {
                return List.of();
            }
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        } catch (KeySourceException e) {
            LOG.warnf("The keys of %s cannot be had: %s", whose, e.getClass().getSimpleName());
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }

    private static boolean isBy(RSAKey key, JWSObject signed) {
        try {
            return signed.verify(new RSASSAVerifier(key.toRSAPublicKey()));
        } catch (JOSEException _) {
            return false;
        }
    }

    /** Whether it is a token without a signature, which the parser does not even read. */
    private static boolean isUnsecured(String token) {
        return token.endsWith(".");
    }
}
