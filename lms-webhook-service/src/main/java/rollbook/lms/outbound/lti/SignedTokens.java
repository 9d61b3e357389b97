package rollbook.lms.outbound.lti;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import rollbook.lms.domain.Claims;
import rollbook.lms.usecase.IdTokens;
import rollbook.lms.usecase.Registrations.Registration;

/** Launches under the keys of their platform. */
@ApplicationScoped
class SignedTokens implements IdTokens {
    private static final int LONGEST = 64 * 1024;

    private final Signatures signatures;

    SignedTokens(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public Read read(Registration registration, String token) {
        return signatures.read(registration.jwksUrl(), "registration " + registration.id(), token, LONGEST);
    }

    @Override
    public Optional<Claims> unproved(String token) {
        return Signatures.unproved(token, LONGEST);
    }
}
