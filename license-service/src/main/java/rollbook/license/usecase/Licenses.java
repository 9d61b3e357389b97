package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.license.domain.License;

/** The licenses, as they stand. All but the reads belong in a transaction under way. */
public interface Licenses {

    Optional<License> find(UUID id);

    /**
     * The same; everything read from here on to the end of the transaction is of the same instant, and nothing can be
     * written. To be the first that is asked in it.
     */
    Optional<License> findFixed(UUID id);

    /** The same, with its row locked until the commit: whoever changes a license or its members takes this first. */
    Optional<License> lock(UUID id);

    /** Locks the row until the commit, unless somebody else holds it: then false, at once. */
    boolean tryLock(UUID id);

    /** Up to {@code limit} licenses in id order, after the id {@code after}: all of them. */
    List<License> list(UUID after, int limit);

    /** Of these, the ones on which this account or its verified address is an admin. */
    List<License> listOf(UUID account, EmailAddress email, UUID after, int limit);

    /**
     * Up to {@code limit} licenses in id order on which one of these people is a member, or an admin has that account or that
     * address, whether their account is bound or not.
     */
    List<License> listOf(Collection<UUID> people, @Nullable UUID account, @Nullable EmailAddress email, int limit);

    /**
     * Stores a new or changed license, and what its admins are to it from this stamp on.
     *
     * @param stamp microseconds of the database clock, read in this transaction
     */
    void save(License license, long stamp);
}
