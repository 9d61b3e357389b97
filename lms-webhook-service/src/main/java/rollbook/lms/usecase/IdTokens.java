package rollbook.lms.usecase;

import java.util.Optional;
import rollbook.lms.domain.Claims;
import rollbook.lms.domain.Flaw;
import rollbook.lms.usecase.Registrations.Registration;

/** Tokens that platforms sign. */
public interface IdTokens {

    /** What came of looking at one. */
    sealed interface Read {}

    /** It is the platform's; whether it answers us is still to be looked at. */
    record Signed(Claims claims) implements Read {}

    /** It is not. */
    record Unsigned(Flaw flaw) implements Read {}

    /**
     * Reads one of at most 64 KiB.
     *
     * @throws rollbook.kit.problem.ProblemException 503 while the platform's keys cannot be had: then nobody knows
     */
    Read read(Registration registration, String token);

    /** What one says whose sender is not known yet, which proves nothing; empty for what is no token. */
    Optional<Claims> unproved(String token);
}
