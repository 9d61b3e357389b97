package rollbook.lms.domain;

import static rollbook.lms.domain.Claims.need;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbook.lms.domain.Claims.MalformedException;

/** Whether a token whose signature is the platform's is for us and of now (PROTOCOLS §D4), whatever it says. */
record TokenCheck(String issuer, String clientId, Instant now) {
    /** By how much two honest clocks may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** Of an id: issuer, subject, deployment, resource link. */
    static final int ID = 255;

    /** @throws MalformedException for a claim that is missing or cannot be read */
    Optional<Flaw> flaw(Claims claims) {
        var issued = need(claims.instant("iat"));
        if (!need(claims.text("iss", ID)).equals(issuer)) {
            return Optional.of(Flaw.WRONG_ISSUER);
        }
        if (!isForUs(claims.texts("aud", ID), claims.text("azp", ID))) {
            return Optional.of(Flaw.WRONG_AUDIENCE);
        }
        if (!need(claims.instant("exp")).plus(SKEW).isAfter(now)) {
            return Optional.of(Flaw.EXPIRED);
        }
        return issued.minus(SKEW).isAfter(now) ? Optional.of(Flaw.FROM_THE_FUTURE) : Optional.empty();
    }

    /** Whether it is of the only version there is. */
    static Optional<Flaw> version(Claims claims) {
        return claims.text(Claims.LTI + "version", ID).equals(Optional.of("1.3.0"))
                ? Optional.empty()
                : Optional.of(Flaw.WRONG_VERSION);
    }

    /** Somebody else the token is for as well must not be the one it was issued to. */
    private boolean isForUs(List<String> audience, Optional<String> authorized) {
        return audience.contains(clientId) && authorized.map(clientId::equals).orElse(audience.size() == 1);
    }
}
