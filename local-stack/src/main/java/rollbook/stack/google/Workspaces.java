package rollbook.stack.google;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The customers of this Google, each with a directory of its own. */
final class Workspaces {
    private final Map<String, Workspace> byCustomer = new ConcurrentSkipListMap<>();

    void put(Workspace workspace) {
        byCustomer.put(workspace.customer(), workspace);
    }

    void remove(String customer) {
        byCustomer.remove(customer);
    }

    Collection<Workspace> all() {
        return List.copyOf(byCustomer.values());
    }

    /** By customer id or domain. */
    Optional<Workspace> find(String customerOrDomain) {
        var workspace = byCustomer.get(customerOrDomain);
        return workspace != null
                ? Optional.of(workspace)
                : byCustomer.values().stream()
                        .filter(candidate -> candidate.owns(customerOrDomain.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    /** By id or any address; suspended ones cannot sign in, and are not found. */
    Optional<Account> account(String key) {
        return byCustomer.values().stream()
                .flatMap(workspace -> workspace.find(key).map(user -> new Account(workspace, user)).stream())
                .filter(account -> account.user().isActive())
                .findFirst();
    }
}
