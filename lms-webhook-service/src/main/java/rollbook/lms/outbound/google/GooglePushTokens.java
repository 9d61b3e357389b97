package rollbook.lms.outbound.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.outbound.lti.PublishedKeys;
import rollbook.lms.usecase.PushTokens;

/**
 * The tokens of Google's pushes, under Google's keys. Anybody's project may push to us, for our audience and with Google's good
 * signature; only the account of our own subscription tells them apart.
 */
@Singleton
class GooglePushTokens implements PushTokens {
    private static final Logger LOG = Logger.getLogger(GooglePushTokens.class);
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 16 * 1024;

    private final Optional<String> audience;
    private final Optional<String> account;
    private final Set<String> issuers;
    private final DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();

    GooglePushTokens(
            @ConfigProperty(name = "rollbook.classroom.push-audience") Optional<String> audience,
            @ConfigProperty(name = "rollbook.classroom.push-account") Optional<String> account,
            @ConfigProperty(name = "rollbook.classroom.push-certs-url") String certsUrl,
            GoogleUrls urls,
            PublishedKeys keys,
            Clock clock) {
        this.audience = audience;
        this.account = account;
        issuers = Set.of(urls.issuer(), urls.issuer().replaceFirst("^https://", ""));
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys.at(certsUrl)));
        tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(null, Set.of("exp", "iat", "aud", "iss")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        });
    }

    @Override
    public boolean isSetUp() {
        return audience.isPresent() && account.isPresent();
    }

    @Override
    public Proof check(String authorization) {
        if (!authorization.startsWith(BEARER)) {
            return Proof.NO_TOKEN;
        }
        if (authorization.length() > LONGEST) {
            return Proof.BAD_TOKEN;
        }
        try {
            return proof(tokens.process(authorization.substring(BEARER.length()).strip(), null));
        } catch (ParseException | BadJOSEException | RateLimitReachedException _) {
            return Proof.BAD_TOKEN;
        } catch (KeySourceException e) {
            LOG.warnf("Google's keys cannot be had: %s", e.getClass().getSimpleName());
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        } catch (JOSEException _) {
            return Proof.BAD_TOKEN;
        }
    }

    private Proof proof(JWTClaimsSet claims) throws ParseException {
        if (!issuers.contains(claims.getIssuer())) {
            return Proof.BAD_TOKEN;
        }
        if (audience.filter(claims.getAudience()::contains).isEmpty()) {
            return Proof.WRONG_AUDIENCE;
        }
        var isOurs =
                account.filter(ours -> ours.equals(claims.getClaim("email"))).isPresent();
        return isOurs && Boolean.TRUE.equals(claims.getClaim("email_verified")) ? Proof.OURS : Proof.WRONG_ACCOUNT;
    }
}
