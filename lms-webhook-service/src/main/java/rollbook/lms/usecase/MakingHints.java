package rollbook.lms.usecase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.MakingHint;
import rollbook.lms.usecase.Connections.Connection;

/** What feeds said of teachers who made something, until it is proved, forgotten after ninety days. */
public interface MakingHints {

    /**
     * One nobody has asked the platform about yet.
     *
     * @param isOld whether it is over a day old, so that this is the last time it is asked about
     */
    record Unconfirmed(long id, UUID connectionId, MakingHint hint, boolean isOld) {}

    /** Keeps one, once for each maker of an assignment; one that is confirmed stays so. */
    void keep(Connection feed, MakingHint hint, boolean confirmed);

    /** Those confirmed that the license's feeds said of an assignment, by its link or the platform's own id of it. */
    List<MakingHint> of(UUID licenseId, String link, @Nullable String assignment);

    /** It came to an assignment of ours: whatever the license's feeds said of it is needed no more. */
    void forget(UUID licenseId, MakingHint hint);

    /**
     * One to ask about now, of the feed whose turn was longest ago; nobody else asks about it for a minute, and longer each time,
     * an hour at most, nor about any of that feed until its turn is over.
     */
    Optional<Unconfirmed> due(Duration lease);

    /** A feed's turn is over; it has none for that long. */
    void endTurn(UUID connectionId, Duration pause);

    void confirm(long id);

    void drop(long id);

    void forgetOld();
}
