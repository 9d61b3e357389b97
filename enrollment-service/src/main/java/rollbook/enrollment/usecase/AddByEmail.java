package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.PastedAddresses;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/**
 * People are added by their addresses (R23–R25). What was typed is kept row by row, and those who are somebody go to
 * license-service as facts; whether they are added or invited is its word.
 */
@ApplicationScoped
public class AddByEmail {
    /** The most people a fact on the live lane names (DESIGN §3). */
    private static final int PEOPLE_PER_FACT = 50;

    private final Batches batches;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;
    private final int mostAddresses;

    AddByEmail(
            Batches batches,
            Outbox outbox,
            Database database,
            Ids ids,
            @ConfigProperty(name = "rollbook.emails.most", defaultValue = "1000") int mostAddresses) {
        this.batches = batches;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
        this.mostAddresses = mostAddresses;
    }

    /**
     * Reads a text into rows.
     *
     * @throws ProblemException 422 for none or more rows than 1,000 (a setting); a row is an address or what stands for one
     */
    public List<BatchRow> read(String text) {
        var pasted = PastedAddresses.read(text, mostAddresses);
        if (pasted.rows().isEmpty()) {
            throw new ProblemException(EnrollmentProblem.NO_ADDRESSES);
        }
        if (pasted.tooMany()) {
            throw new ProblemException(
                    EnrollmentProblem.TOO_MANY_ADDRESSES, "At most " + mostAddresses + " rows are added at once.");
        }
        return pasted.rows();
    }

    /** Accepts a batch; once this is committed it will be judged. */
    @Transactional(TxType.MANDATORY)
    public UUID add(UUID licenseId, Actor actor, List<BatchRow> rows) {
        var batch = new Batches.Batch(ids.next(), licenseId, EnrollmentMethod.EMAIL, actor, database.stamp());
        batches.accept(batch, rows);
        outbox.append(Topic.ENROLLMENT_LIVE, facts(batch, rows));
        return batch.id();
    }

    private static List<UserEnrolled> facts(Batches.Batch batch, List<BatchRow> rows) {
        var people = rows.stream()
                .filter(BatchRow.Person.class::isInstance)
                .map(BatchRow.Person.class::cast)
                .map(row -> new UserEnrolled.Person(row.number(), row.email().normalized(), null))
                .toList();
        return EnrolledChunks.of(batch, null, people, PEOPLE_PER_FACT);
    }
}
