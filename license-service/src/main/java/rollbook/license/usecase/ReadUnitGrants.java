package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant;
import rollbook.license.domain.Membership;

/**
 * What the units of a Google sync vouch for on a license, for the replica the sync keeps of its own grants (DESIGN §3): all
 * of it, or whatever may have changed since an entry of the ledger. Reads, and locks nothing.
 */
@ApplicationScoped
public class ReadUnitGrants {
    /** The most people of one page. */
    public static final int MOST_PEOPLE = 5_000;

    private final Licenses licenses;
    private final Ledger ledger;
    private final SyncedPeople syncedPeople;
    private final Memberships memberships;

    ReadUnitGrants(Licenses licenses, Ledger ledger, SyncedPeople syncedPeople, Memberships memberships) {
        this.licenses = licenses;
        this.ledger = ledger;
        this.syncedPeople = syncedPeople;
        this.memberships = memberships;
    }

    /**
     * A page, all of it as of one instant.
     *
     * @param seq the license's last ledger entry at that instant. Whoever reads several pages goes on from the seq of the
     *     first: what changed between two of them comes once more. A seq below the one asked after means that the ledger was
     *     set back, and the reader starts anew at 0
     * @param next what to go on after; null = this was the last page
     */
    public record Grants(
            long seq, List<Person> people, @Nullable UUID next) {
        public Grants {
            people = List.copyOf(people);
        }
    }

    /**
     * One person.
     *
     * @param googleId of their user at Google; null of somebody no directory named, or merged into another person since
     * @param email the address the list shows
     * @param units all that ever spoke of them here, as they are now: what is not listed says nothing. Empty of who was
     *     merged away
     */
    public record Person(
            UUID memberId,
            @Nullable String googleId,
            @Nullable String email,
            MembershipStatus status,
            List<Unit> units) {
        public Person {
            units = List.copyOf(units);
        }

        @Override
        public String toString() {
            return "Person[" + memberId + ", " + status + "]";
        }
    }

    /**
     * What one unit's last word is.
     *
     * @param syncId the sync that said it
     * @param vouched whether it grants and nothing made it void since: the sync need not say it again. It is so of who is
     *     kept out and named since (they are recorded), and not of who was removed by hand since (R13)
     */
    public record Unit(String unitId, @Nullable String syncId, boolean vouched) {}

    /**
     * Up to {@code limit} people in the order of their ids, after {@code cursor}: of {@code after} = 0 everybody a unit ever
     * spoke of, else everybody with a ledger entry past {@code after}, whatever it is about. Empty: no such license.
     */
    @Transactional
    public Optional<Grants> read(UUID licenseId, long after, UUID cursor, int limit) {
        return licenses.findFixed(licenseId).map(license -> {
            var seq = Objects.requireNonNull(
                            ledger.positions(List.of(licenseId)).get(licenseId))
                    .seq();
            var found = people(licenseId, after, seq, cursor, limit + 1); // one more tells whether a page follows
            var ids = found.subList(0, Math.min(limit, found.size()));
            return new Grants(seq, people(licenseId, ids), found.size() > limit ? ids.getLast() : null);
        });
    }

    private List<UUID> people(UUID licenseId, long after, long seq, UUID cursor, int limit) {
        if (after == 0) {
            return syncedPeople.spokenOf(licenseId, cursor, limit);
        }
        return after >= seq ? List.of() : syncedPeople.namedSince(licenseId, after, cursor, limit);
    }

    private List<Person> people(UUID licenseId, List<UUID> ids) {
        var googleIds = syncedPeople.googleIds(ids);
        var lines = memberships.load(
                ids.stream().map(id -> new Memberships.Key(licenseId, id)).collect(Collectors.toSet()));
        return ids.stream()
                .map(id -> person(id, googleIds, lines.get(new Memberships.Key(licenseId, id))))
                .toList();
    }

    private static Person person(UUID id, Map<UUID, String> googleIds, Memberships.@Nullable Row line) {
        return line == null
                ? new Person(id, googleIds.get(id), null, MembershipStatus.NONE, List.of())
                : new Person(id, googleIds.get(id), line.address(), line.status(), units(line.membership()));
    }

    private static List<Unit> units(Membership membership) {
        return membership.grants().values().stream()
                .map(Grant::word)
                .filter(word -> word.source().method() == EnrollmentMethod.OU)
                .map(word -> new Unit(word.source().name(), word.origin(), membership.isVouchedForBy(word.source())))
                .sorted(Comparator.comparing(Unit::unitId))
                .toList();
    }
}
