package rollbook.lms.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;

/** What came in, each once. */
public interface Deliveries {

    /** What became of it at once. */
    enum State {
        TAKEN,
        /** Of no interest. */
        IGNORED,
        /** Remembered until it can be judged. */
        PARKED,
        /** A sign that something was made or opened, by which nothing is: launches prove it. */
        HINT,
        /** To be confirmed by asking the platform. */
        CONFIRMING,
        DEAD
    }

    /**
     * Notes it, TAKEN for now; its number. Empty: it came before.
     *
     * @param key what makes two of a connection the same
     */
    Optional<Long> note(UUID connectionId, String key, String kind);

    /** Notes some of one kind, each once; the numbers of those that had not come before, by their keys. */
    Map<String, Long> note(UUID connectionId, Collection<String> keys, String kind);

    /**
     * What became of it.
     *
     * @param why a fixed word
     */
    default void become(long id, State state, @Nullable String why) {
        become(List.of(id), new Outcome(state, why));
    }

    /** What became of some. */
    void become(List<Long> ids, Outcome outcome);

    /**
     * What came in the last ninety days.
     *
     * @param lastAt when the last came; null where none did
     */
    record Summary(@Nullable Instant lastAt, Map<State, Long> counts) {
        public Summary {
            counts = Map.copyOf(counts);
        }
    }

    Summary summary(UUID connectionId);

    /** The same of all connections of a kind. */
    Summary summary(ConnectionKind kind);

    /** Those over ninety days old that nobody needs any more. */
    void forgetOld();
}
