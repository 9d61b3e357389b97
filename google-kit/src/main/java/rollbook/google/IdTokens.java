package rollbook.google;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import rollbook.google.GoogleAccounts.Account;
import rollbook.kit.problem.ProblemException;

/** Whose account it is, as Google signs it. Consents are few, so Google is asked for its keys each time. */
public final class IdTokens {
    private static final Logger LOG = Logger.getLogger(IdTokens.class);
    private static final int SKEW_SECONDS = 60;

    private final GoogleClient settings;
    private final GoogleHttp http;
    private final Clock clock;

    public IdTokens(GoogleClient settings, GoogleHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /** The account an id token names, whoever wrote it; empty where it names none. */
    public static String saidId(String idToken) {
        try {
            var unchecked = new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setDisableRequireSignature()
                    .setSkipSignatureVerification()
                    .build();
            return Objects.requireNonNullElse(unchecked.processToClaims(idToken).getSubject(), "");
        } catch (InvalidJwtException | MalformedClaimException _) {
            return "";
        }
    }

    /**
     * Whom an id token names.
     *
     * @throws ProblemException where Google did not sign it for us, or does not vouch for the address
     */
    public Account account(String idToken) {
        try {
            return account(claims(idToken));
        } catch (InvalidJwtException e) {
            var codes = e.getErrorDetails().stream()
                    .map(ErrorCodeValidator.Error::getErrorCode)
                    .toList();
            LOG.warnf("an id token is not taken: jose4j's codes %s", codes);
        } catch (MalformedClaimException _) {
            LOG.warn("an id token is not taken: a claim is malformed");
        }
        throw new ProblemException(GoogleProblem.UNVERIFIED);
    }

    private static Account account(JwtClaims claims) throws MalformedClaimException {
        var email = claims.getStringClaimValue("email");
        if (email == null || email.isBlank() || !Boolean.TRUE.equals(claims.getClaimValue("email_verified"))) {
            throw new ProblemException(GoogleProblem.UNVERIFIED);
        }
        return new Account(claims.getSubject(), email);
    }

    private JwtClaims claims(String idToken) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys().getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuers(true, issuers().toArray(String[]::new))
                .setExpectedAudience(true, settings.clientId())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .build()
                .processToClaims(idToken);
    }

    private List<String> issuers() {
        return List.of(settings.issuer(), settings.issuer().replaceFirst("^https://", ""));
    }

    private JsonWebKeySet keys() {
        try {
            var response = http.get(settings.certsUrl());
            if (response.isSuccessStatusCode()) {
                return new JsonWebKeySet(new String(GoogleJson.body(response), StandardCharsets.UTF_8));
            }
            LOG.warnf("Google's keys are not to be had: %d", response.getStatusCode());
        } catch (IOException | JoseException e) {
            LOG.warnf("Google's keys are not to be had: %s", e.getClass().getSimpleName());
        }
        throw new ProblemException(GoogleProblem.AWAY);
    }
}
