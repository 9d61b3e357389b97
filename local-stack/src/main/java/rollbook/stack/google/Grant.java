package rollbook.stack.google;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an account allowed a client.
 *
 * @param accountId the {@link DirectoryUser}'s
 */
record Grant(String accountId, String clientId, Set<String> scopes) {
    Grant {
        scopes = new TreeSet<>(scopes);
    }

    Grant with(Set<String> more) {
        var all = new TreeSet<>(scopes);
        all.addAll(more);
        return new Grant(accountId, clientId, all);
    }

    boolean allowsAny(Set<String> some) {
        return some.stream().anyMatch(scopes::contains);
    }

    String scope() {
        return String.join(" ", scopes);
    }

    /** All tokens of one account and client stand and fall together. */
    String consent() {
        return accountId + " " + clientId;
    }
}
