package rollbook.enrollment.inbound.rest;

import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.Proof;
import rollbook.enrollment.domain.Remark;
import rollbook.enrollment.usecase.DomainProblem;
import rollbook.kit.problem.ProblemException;

/**
 * How a domain is proven to be the customer's (X13).
 *
 * @param proof {@code DNS}: the TXT record is there; {@code ATTESTED}: staff vouch for it
 * @param reason of an attestation, why; one line of 1 to 500 characters
 */
public record ProofBody(
        Proof.@Nullable Kind proof, @Nullable String reason) {

    static Proof read(@Nullable ProofBody body) {
        if (body == null || body.proof() == null) {
            throw new ProblemException(DomainProblem.NO_PROOF);
        }
        return switch (body.proof()) {
            case DNS -> Proof.BY_DNS;
            case ATTESTED ->
                Remark.read(body.reason() == null ? "" : body.reason())
                        .map(Proof::attested)
                        .orElseThrow(() -> new ProblemException(DomainProblem.NO_PROOF));
        };
    }

    @Override
    public String toString() {
        return "Proof[" + proof + "]";
    }
}
