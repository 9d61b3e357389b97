package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import rollbook.enrollment.domain.CodeKind;
import rollbook.events.UserWithdrawn;

/**
 * What redemptions came to. One makes its person <em>join</em> when license-service puts them on the list by it; the join
 * <em>stands</em> until it is undone or they leave. The writes belong in a transaction under way.
 */
public interface Joins {

    /** Whether a use of the code is that account's: a redemption of theirs joined, or is not judged yet. */
    boolean hasUse(UUID codeId, UUID account);

    /**
     * Gives a redemption's use back: it does not join. Not where another one of that account keeps it, and not a second
     * time; to be asked before its outcome is written.
     */
    void giveBack(UUID redemption);

    /** A redemption made its person join: it stands. */
    void stands(UUID redemption, UUID licenseId, UUID memberId);

    /** Somebody turned out to be somebody else. */
    void merged(UUID licenseId, UUID from, UUID into);

    /** These people left the license: none of their joins stands. */
    void left(UUID licenseId, Collection<UUID> members);

    /** How many people's joins by the license's key or link stand, of all generations, as far as verdicts were heard. */
    int standing(UUID licenseId, CodeKind kind);

    /**
     * Marks as undone what was redeemed from {@code since} on and gives the people, numbered as the rows of that batch. Who
     * was refused has nothing to undo; whose join from before {@code since} stands keeps it, and with it what they only
     * redeemed again.
     */
    List<UserWithdrawn.Person> undo(UUID batchId, UUID licenseId, CodeKind kind, Instant since, Instant at);

    /** These rows of an undoing came to nothing: their joins stand again, and can be undone anew. */
    void standAgain(UUID batchId, Collection<Integer> rows);
}
