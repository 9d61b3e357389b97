package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.EmailAddress;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Admin;
import rollbook.license.domain.Identity;
import rollbook.license.domain.License;

/**
 * Whether whoever made an assignment is on a license (R29, X26). A platform may assert any address, an admin's too: one
 * counts only where it is trusted, as that of a learner does. Nobody becomes a person by being asked for.
 */
@ApplicationScoped
class Makers {
    private static final int MOST_LICENSES = 100;

    private final Licenses licenses;
    private final Persons persons;
    private final Memberships memberships;

    Makers(Licenses licenses, Persons persons, Memberships memberships) {
        this.licenses = licenses;
        this.persons = persons;
        this.memberships = memberships;
    }

    /**
     * Somebody an LMS names, on a license. The address it asserts is believed in the domains the license is deployed to, and
     * anywhere once its admin confirmed the connection (DESIGN §2 <em>Person</em>).
     */
    static Identity identity(License license, LmsUser user, boolean confirmed) {
        return Identity.of(user, confirmed || isOfDomain(license, user));
    }

    private static boolean isOfDomain(License license, LmsUser user) {
        return user.email() != null
                && EmailAddress.parse(user.email()) instanceof EmailAddress address
                && license.emailDomains().contains(address.domain());
    }

    /** Whether they are a member or an admin of the license now. */
    boolean isOn(License license, Maker maker) {
        var identity = identity(license, maker.user(), maker.addressesConfirmed());
        return isAdmin(license, maker.account(), address(identity)) || isMember(license, maker.account(), identity);
    }

    /** The licenses, at most 100, on which they might be a member or an admin if everything said of them is so. */
    List<License> mayBeOn(Maker maker) {
        var identity = Identity.of(maker.user(), true);
        return licenses.listOf(people(maker.account(), identity), maker.account(), address(identity), MOST_LICENSES);
    }

    /** A bound account alone counts where the maker has one; an LMS has none to show, so there the address does. */
    private static boolean isAdmin(License license, @Nullable UUID account, @Nullable EmailAddress address) {
        return license.admins().stream().anyMatch(admin -> isAdmin(admin, account, address));
    }

    private static boolean isAdmin(Admin admin, @Nullable UUID account, @Nullable EmailAddress address) {
        return (account != null && admin.accountId() != null)
                ? admin.accountId().equals(account)
                : (address != null && admin.email().equals(address));
    }

    private boolean isMember(License license, @Nullable UUID account, Identity identity) {
        var keys = people(account, identity).stream()
                .map(person -> new Memberships.Key(license.id(), person))
                .toList();
        return memberships.load(keys).values().stream().anyMatch(line -> line.status() == MembershipStatus.MEMBER);
    }

    /** Whoever that would turn out to be, under every id they go on by now. */
    private Set<UUID> people(@Nullable UUID account, Identity identity) {
        var identities = new ArrayList<>(List.of(identity));
        if (account != null) {
            var address = address(identity);
            identities.add(address == null ? Identity.ofAccount(account) : Identity.of(address.normalized(), account));
        }
        var found = persons.foresee(identities);
        var people = new HashSet<>(found.people().values());
        found.merges().forEach(merge -> people.add(merge.from()));
        return people;
    }

    private static @Nullable EmailAddress address(Identity identity) {
        var addressed = identity.addressed();
        return addressed == null ? null : EmailAddress.of(addressed.value());
    }
}
