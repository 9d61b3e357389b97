package rollbook.license.domain;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a source said something about a person, and when: only the latest word of a source counts.
 *
 * @param origin what the source belongs to, where it can end as a whole: the sync of a unit, the generation of a key or
 *     link
 * @param stamp microseconds since 1970 of the database clock where the fact was accepted; only stamps are compared
 * @param eventId the event it came in; decides between two words of one source with one stamp
 * @param batchId the act that named the person
 */
public record Word(
        GrantSource source,
        @Nullable String origin,
        long stamp,
        UUID eventId,
        @Nullable UUID batchId) {

    /** By stamp, then by event id: unsigned, as PostgreSQL orders them ({@code UUID.compareTo} is signed). */
    static final Comparator<Word> IN_ORDER = Comparator.comparingLong(Word::stamp)
            .thenComparing(word -> word.eventId.getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(word -> word.eventId.getLeastSignificantBits(), Long::compareUnsigned);

    /** The same said of another source. */
    Word of(GrantSource other) {
        return new Word(other, null, stamp, eventId, batchId);
    }

    /** The invite this word makes of a person on a license: derived, so that it can be named again. */
    public UUID inviteId(UUID licenseId, UUID memberId) {
        var named = licenseId + "/" + memberId + "/" + eventId;
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    }
}
