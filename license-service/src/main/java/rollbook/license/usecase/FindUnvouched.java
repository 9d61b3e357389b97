package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.license.domain.GrantSource;
import rollbook.license.domain.Identity;

/**
 * Which of some accounts a source does not vouch for on a license: those alone its next scan has to name (R41, R42). An
 * account is compared as the judge recognizes it, whatever address stands beside it (X16). Reads, and changes nothing.
 */
@ApplicationScoped
public class FindUnvouched {
    /** The most accounts of one question. */
    public static final int MOST_ACCOUNTS = 5_000;

    private final Persons persons;
    private final Memberships memberships;

    FindUnvouched(Persons persons, Memberships memberships) {
        this.persons = persons;
        this.memberships = memberships;
    }

    /**
     * Those whose last word of that source is none, takes back, became void, or is not newer than {@code since}; in the order
     * asked, each once.
     */
    @Transactional
    public List<UUID> among(UUID licenseId, GrantSource source, long since, Collection<UUID> accounts) {
        var vouched = vouched(licenseId, source, since, accounts);
        return accounts.stream()
                .distinct()
                .filter(account -> !vouched.contains(account))
                .toList();
    }

    private Set<UUID> vouched(UUID licenseId, GrantSource source, long since, Collection<UUID> accounts) {
        var people = persons.known(accounts.stream().map(Identity::ofAccount).toList());
        var lines = memberships.load(people.values().stream()
                .map(person -> new Memberships.Key(licenseId, person))
                .collect(Collectors.toSet()));
        return accounts.stream()
                .filter(account -> {
                    var person = people.get(Identity.ofAccount(account));
                    var line = person == null ? null : lines.get(new Memberships.Key(licenseId, person));
                    return line != null && line.membership().isVouchedForBy(source, since);
                })
                .collect(Collectors.toSet());
    }
}
