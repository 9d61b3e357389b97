package rollbook.ousync.usecase;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;

/** What license-service knows of a license's people, as far as units brought them. Not within a transaction. */
public interface LicensePeople {

    /**
     * Somebody, as they stand now.
     *
     * @param googleId null where a unit never named them, or no longer
     * @param units whose word on them stands, said by the sync asked about
     */
    record Person(
            UUID memberId,
            @Nullable String googleId,
            @Nullable String email,
            List<String> units) {
        public Person {
            units = List.copyOf(units);
        }

        @Override
        public String toString() {
            return "Person[" + memberId + "]";
        }
    }

    /**
     * A part of an answer.
     *
     * @param seq the license's ledger up to where it holds
     * @param next what the next part is asked with; null at the end
     */
    record Part(long seq, List<Person> people, @Nullable UUID next) {
        public Part {
            people = List.copyOf(people);
        }
    }

    /**
     * Everybody whose standing may have changed after that entry of the ledger, part by part.
     *
     * @throws ProblemException 503 while license-service is away, 404 if it knows no such license
     */
    Part changedAfter(UUID licenseId, UUID syncId, long seq, @Nullable UUID next);
}
