package rollbook.events;

import java.util.UUID;

/**
 * A fact: a whole source of grants is over. Every word it spoke up to {@code stamp} is void, also one that arrives
 * later (DESIGN §2); a word it speaks after that counts.
 *
 * @param name which one of its kind, 1–255 characters: the id of a sync or batch, a unit's id at Google, a domain in
 *     ASCII, the generation of a key or link
 * @param batchId the act that ended it, the batch of everybody who leaves by it
 * @param stamp microseconds since 1970 of the database clock when the act was accepted
 */
public record SourceEnded(UUID licenseId, Kind kind, String name, UUID batchId, Actor actor, long stamp)
        implements Event {

    /** What can end as a whole. */
    public enum Kind {
        /** A Google sync with all its units (R14). */
        SYNC,
        /** One unit of a sync, deselected. */
        UNIT,
        /** A domain the license was deployed to (R39). */
        DOMAIN,
        /** An import or another act that named people. */
        BATCH,
        /** One generation of the license key. */
        KEY,
        /** One generation of the license link. */
        LINK
    }

    @Override
    public String toString() {
        return "SourceEnded[" + licenseId + ", " + kind + ", batch=" + batchId + "]";
    }
}
