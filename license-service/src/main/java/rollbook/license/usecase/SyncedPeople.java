package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Of whom a license's Google syncs ever spoke, of whom there is news, and who they are to Google. */
public interface SyncedPeople {

    /** Up to {@code limit} people with a word by OU, whatever became of it; in id order, after {@code after}. */
    List<UUID> spokenOf(UUID licenseId, UUID after, int limit);

    /**
     * Up to {@code limit} people with an entry of the ledger past {@code seq}, whatever it says; in id order, after
     * {@code after}. Whoever was merged into another person since is among them, and so is that other.
     */
    List<UUID> namedSince(UUID licenseId, long seq, UUID after, int limit);

    /** The Google ids of these people; who has none is missing. */
    Map<UUID, String> googleIds(Collection<UUID> people);
}
