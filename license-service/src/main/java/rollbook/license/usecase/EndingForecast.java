package rollbook.license.usecase;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.EndedSource;
import rollbook.license.domain.Ending;
import rollbook.license.domain.Seats;
import rollbook.license.domain.Verdict;
import rollbook.license.domain.Why;

/**
 * What would become of a license's people if sources ended now (R9, R14, X5), a page of them, all as of one instant.
 *
 * @param seq the license's last ledger entry then; while it stays, nothing of its people was changed
 * @param seatsBefore how the seats are held now
 * @param freed how many of them the people of this page would give up. They go to those who wait, in their order, which
 *     {@code people} does not show: whoever waits and keeps a reason waits there
 * @param people whom one of the sources vouches for now, and nobody else
 * @param next what to go on after; null = this was the last page. A page may be short, or empty, and another follow
 */
public record EndingForecast(
        long seq,
        Seats seatsBefore,
        int freed,
        List<Fate> people,
        @Nullable UUID next) {
    /** The most people of one question or page. */
    public static final int MOST_PEOPLE = 5_000;

    public EndingForecast {
        people = List.copyOf(people);
    }

    /**
     * What would become of one person.
     *
     * @param keptBy the methods that keep them on the license, or invited to it: the longest standing first
     * @param why they would stand like that, for an admin
     */
    public record Fate(
            UUID memberId,
            @Nullable String googleId,
            @Nullable String email,
            MembershipStatus before,
            MembershipStatus after,
            List<EnrollmentMethod> keptBy,
            String why) {
        public Fate {
            keptBy = List.copyOf(keptBy);
        }

        /** What a judgment made of somebody: why, in the words the explained member is told in. */
        static Fate of(Judged.Move move, Why why, Map<UUID, String> googleIds) {
            var before = Objects.requireNonNull(move.before());
            var after = Objects.requireNonNull(move.after());
            var person = after.key().personId();
            return new Fate(
                    person,
                    googleIds.get(person),
                    after.address(),
                    before.status(),
                    after.status(),
                    Ending.reasons(after.membership()),
                    move.verdict() instanceof Verdict.Refused(var reason, var _)
                            ? reason.sentence()
                            : why.sentence(after.membership(), after.status(), null));
        }

        @Override
        public String toString() {
            return "Fate[" + memberId + ", " + before + " to " + after + "]";
        }
    }

    /**
     * What is asked.
     *
     * @param sources units or syncs
     * @param googleIds whose grants by them would end; null = the sources end as a whole. On a frozen license nobody leaves
     *     by a sync (RULES §4): then nothing becomes of these
     * @param cursor to go on after
     * @param limit of the page
     */
    public record Question(
            UUID licenseId,
            Set<EndedSource> sources,
            @Nullable List<String> googleIds,
            UUID cursor,
            int limit) {
        public Question {
            sources = Set.copyOf(sources);
            googleIds = googleIds == null ? null : List.copyOf(googleIds);
        }

        @Override
        public String toString() {
            return "Question[" + licenseId + ", " + sources.size() + " sources]";
        }
    }
}
