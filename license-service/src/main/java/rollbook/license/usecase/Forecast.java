package rollbook.license.usecase;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;
import rollbook.license.domain.Seats;
import rollbook.license.domain.Way;

/**
 * What a batch that names people, or what a sync would name, would come to (X30), all of it as of one instant.
 *
 * @param seq the license's last ledger entry, and {@code revision} the license's own: while neither moves, nothing of the
 *     license or its people was changed; only its term may have run out
 * @param way how they come; null: nobody does
 * @param rule what decides that, {@code reason} the name of it where nobody comes, and {@code why} the sentence for the admin
 * @param before how the seats were held to start from, with the limit of now
 * @param after how they would be held then
 * @param people in the order they were named
 */
public record Forecast(
        long seq,
        long revision,
        @Nullable Way way,
        String rule,
        @Nullable String reason,
        String why,
        Seats before,
        Seats after,
        List<Fate> people) {

    /** The most people one question names. */
    public static final int MOST_PEOPLE = 5000;

    public Forecast {
        people = List.copyOf(people);
    }

    /** What would become of one person; the rule, the name of the reason and the sentence are a refusal's. */
    public record Fate(
            int row,
            Outcome outcome,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable String detail) {}

    /**
     * A batch, or a part of one.
     *
     * @param method CSV or EMAIL: how people are named; or OU
     * @param source the unit, of OU
     * @param held how the seats are held after the part before; null = it is the first, and they are held as stored
     * @param people at most 5 000, each once in all the parts, also where two units have them: a part does not know whom
     *     those before it named, and would count a newcomer again. The other units then add reasons, and nobody
     */
    public record Question(
            UUID licenseId,
            EnrollmentMethod method,
            @Nullable String source,
            Actor actor,
            @Nullable Held held,
            List<Named> people) {
        public Question {
            people = List.copyOf(people);
        }

        @Override
        public String toString() {
            return "Question[" + licenseId + ", " + method + ", people=" + people.size() + "]";
        }
    }

    /**
     * One person named.
     *
     * @param googleId of who is named by a directory
     */
    public record Named(int row, String email, @Nullable String googleId) {
        @Override
        public String toString() {
            return "Named[row=" + row + "]";
        }
    }

    /** How many have a seat as members or by a pending invite, and how many wait for one. */
    public record Held(int members, int invited, int waiting) {}
}
