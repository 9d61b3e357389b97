package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.events.EmailAddress;
import rollbook.kit.sql.Database;

/**
 * Who has premium access at this very moment: members of a license that is live by the database's clock. Answered from the
 * projection alone, through connections of its own, so that neither Kafka nor another service nor an import is needed or
 * felt.
 */
@ApplicationScoped
public class AnswerCoverage {
    /** The pool of this question. */
    private static final String POOL = "coverage";

    private final Coverages coverages;

    AnswerCoverage(Coverages coverages) {
        this.coverages = coverages;
    }

    /** The licenses that cover these addresses; who is covered by none is missing. */
    public List<Coverages.Cover> ofAddresses(List<String> addresses) {
        return Database.through(POOL, () -> coverages.ofAddresses(addresses));
    }

    /** The licenses that cover somebody signed in: known by their account, or by an address no account is known of yet. */
    public List<Coverages.Cover> of(UUID accountId, EmailAddress email) {
        return Database.through(POOL, () -> coverages.of(accountId, email.normalized()));
    }
}
