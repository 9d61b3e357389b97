package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.usecase.Syncs.Sync;

/** Asks license-service of whom it decided anything since an entry of its ledger. */
@ApplicationScoped
class WhoMoved {
    /** Of more, everybody is asked about just as soon. */
    private static final int MOST = 10_000;

    private final LicensePeople licensePeople;

    WhoMoved(LicensePeople licensePeople) {
        this.licensePeople = licensePeople;
    }

    /** They, by Google id and by the address their list shows. */
    record Moved(Set<String> googleIds, Set<String> emails) {
        Moved {
            googleIds = Set.copyOf(googleIds);
            emails = Set.copyOf(emails);
        }

        @Override
        public String toString() {
            return "Moved[" + googleIds.size() + ", " + emails.size() + "]";
        }
    }

    /** Empty: more than 10 000, the ledger was set back, or nothing was decided by then: 0 asks for something else. */
    Optional<Moved> since(Sync sync, long seq) {
        if (seq == 0) {
            return Optional.empty();
        }
        var googleIds = new HashSet<String>();
        var emails = new HashSet<String>();
        @Nullable UUID next = null;
        do {
            var part = licensePeople.changedAfter(sync.licenseId(), sync.id(), seq, next);
            if (part.seq() < seq) {
                return Optional.empty();
            }
            for (var person : part.people()) {
                add(googleIds, person.googleId());
                add(emails, person.email());
            }
            next = part.next();
        } while (next != null && googleIds.size() + emails.size() <= 2 * MOST);
        return next == null ? Optional.of(new Moved(googleIds, emails)) : Optional.empty();
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
