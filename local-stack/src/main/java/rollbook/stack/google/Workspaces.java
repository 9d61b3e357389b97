package rollbook.stack.google;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The customers of this Google, each with a directory of its own. */
final class Workspaces {
    private final Map<String, Workspace> byCustomer = new LinkedHashMap<>();

    /** Two with a domain in common are none of Google's. */
    synchronized void add(Workspace workspace) {
        workspace.domains().stream()
                .filter(domain -> find(domain).isPresent())
                .findFirst()
                .ifPresent(domain -> {
                    throw new IllegalArgumentException(domain + " is another customer's");
                });
        if (byCustomer.putIfAbsent(workspace.customer(), workspace) != null) {
            throw new IllegalArgumentException("There is a " + workspace.customer() + " already");
        }
    }

    synchronized void remove(String customer) {
        byCustomer.remove(customer);
    }

    /** In the order they came. */
    synchronized List<Workspace> all() {
        return new ArrayList<>(byCustomer.values());
    }

    /** By customer id or domain. */
    Optional<Workspace> find(String customerOrDomain) {
        return all().stream()
                .filter(workspace -> workspace.customer().equals(customerOrDomain) || workspace.owns(customerOrDomain))
                .findFirst();
    }

    /** By id or any address. */
    Optional<Account> find(String key, boolean active) {
        return all().stream()
                .flatMap(workspace -> workspace.find(key).map(user -> new Account(workspace, user)).stream())
                .filter(account -> account.user().isActive() || !active)
                .findFirst();
    }

    /** Who can sign in: not who is suspended or archived. */
    Optional<Account> account(String key) {
        return find(key, true);
    }

    /** Of anybody, whether they can sign in or not; by any address. */
    String idOf(String email) {
        return find(email, false)
                .orElseThrow(() -> new NoSuchElementException("Nobody is " + email))
                .user()
                .id();
    }

    Optional<String> emailOf(String accountId) {
        return find(accountId, false).map(account -> account.user().email());
    }
}
