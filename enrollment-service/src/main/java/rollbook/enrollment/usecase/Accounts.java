package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.enrollment.domain.SeenAccount;

/** The accounts of the app and their addresses. The writes belong in a transaction under way. */
public interface Accounts {

    /** Where an account is known from. */
    enum Source {
        /** It was signed in here. */
        SIGN_IN,
        /** The app or the identity provider reported it. */
        WEBHOOK
    }

    /** An account as it is known. */
    record Account(UUID id, String email, Instant registeredAt) {
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /**
     * An account that is new, or has another address than before.
     *
     * @param born whether it is new
     */
    record Moved(UUID accountId, String email, String domain, boolean born) {
        @Override
        public String toString() {
            return "Moved[" + accountId + "]";
        }
    }

    /** Keeps these, each account once; those that are new or have moved, in id order. What is older than known is passed over. */
    List<Moved> keep(Collection<SeenAccount> seen, Source source);

    Optional<Account> find(UUID id);

    /**
     * Up to {@code limit} accounts with an address of that very domain, by address, after one; "" = from the beginning. Of
     * several accounts with one address the one it was last known of.
     */
    List<Account> under(String domain, String after, int limit);
}
