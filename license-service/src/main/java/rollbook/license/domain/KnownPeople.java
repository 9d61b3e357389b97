package rollbook.license.domain;

import java.util.Map;
import java.util.UUID;

/**
 * The people behind some identities as they are stored.
 *
 * @param owners whose each thing is. Of people who are asked for by more than an address it holds everything they are
 *     known by
 * @param survivors whom the person ids asked for stand for by now, after merges; a person nobody knows is missing
 */
public record KnownPeople(Map<KnownBy, UUID> owners, Map<UUID, UUID> survivors) {
    public KnownPeople {
        owners = Map.copyOf(owners);
        survivors = Map.copyOf(survivors);
    }
}
