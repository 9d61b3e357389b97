package rollbook.stack.google;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One customer's directory, with what its admin may change in it; safe to use from any thread. Units are named by path
 * ({@code /Schools/School 01}) or id, users by id or any address, many users by a query in Google's grammar. Whoever or
 * whatever is not there is a {@link NoSuchElementException}, what cannot be an {@link IllegalArgumentException}.
 */
public final class Workspace {
    private final String customer;
    private final List<String> domains;
    private final FreshIds ids;
    private final OrgUnits units;
    private final Users users = new Users();
    private final UserPages pages;

    /**
     * An empty one.
     *
     * @param customer as Google writes it, {@code C03az79cb}
     * @param domains the primary one first
     */
    public Workspace(String customer, String... domains) {
        this.customer = customer;
        this.domains = List.of(domains);
        ids = new FreshIds(customer);
        units = new OrgUnits(ids.unit(), this.domains.getFirst());
        pages = new UserPages(units, users);
    }

    public String customer() {
        return customer;
    }

    public List<String> domains() {
        return domains;
    }

    public synchronized int size() {
        return users.size();
    }

    public synchronized DirectoryUser user(String key) {
        return find(key).orElseThrow(() -> new NoSuchElementException("Nobody is " + key));
    }

    public synchronized Optional<DirectoryUser> find(String key) {
        return users.find(key);
    }

    /** Those a query finds, in the order of their addresses. */
    public synchronized List<DirectoryUser> users(String query) {
        var listing = new UserListing(UserQuery.parse(query), Optional.empty(), UserOrder.EMAIL, false);
        return page(listing, "", Integer.MAX_VALUE).users().stream()
                .map(UserListing.Placed::user)
                .toList();
    }

    public synchronized DirectoryUser add(String email, String givenName, String familyName, String unit) {
        var user = new DirectoryUser(
                ids.user(), email, givenName, familyName, unit(unit).id(), List.of(), false, false, AdminRole.NONE);
        users.put(user);
        return user;
    }

    public synchronized DirectoryUser change(String key, UserChange change) {
        var changed = change.applyTo(user(key), this);
        users.put(changed);
        return changed;
    }

    /** Changes whoever a query finds, but no more than so many; who they were before is returned. */
    public synchronized List<DirectoryUser> changeAll(String query, int most, UserChange change) {
        var some = users(query).stream().limit(most).toList();
        some.forEach(user -> change(user.id(), change));
        return some;
    }

    public synchronized DirectoryUser delete(String key) {
        var user = user(key);
        users.delete(user);
        return user;
    }

    public synchronized List<DirectoryUser> deleteAll(String query, int most) {
        var some = users(query).stream().limit(most).toList();
        some.forEach(user -> delete(user.id()));
        return some;
    }

    /** Takes an alias from who has it and makes somebody new whose primary address it is, as Google allows at once. */
    public synchronized DirectoryUser reuse(String alias, String givenName, String familyName, String unit) {
        change(alias, UserChange.removeAlias(alias));
        return add(alias, givenName, familyName, unit);
    }

    public synchronized OrgUnit unit(String pathOrId) {
        return units.find(pathOrId).orElseThrow(() -> new NoSuchElementException("No unit " + pathOrId));
    }

    public synchronized String path(String unitId) {
        return units.path(units.byId(unitId));
    }

    /** The unit first, then everything under it. */
    public synchronized List<OrgUnit> subtree(String unit) {
        return units.subtree(unit(unit));
    }

    public synchronized List<OrgUnit> children(String unit) {
        return List.copyOf(units.under(unit(unit)));
    }

    /** With every unit on the way there. */
    public synchronized OrgUnit addUnit(String path) {
        return units.make(path, ids::unit);
    }

    public synchronized OrgUnit renameUnit(String unit, String name) {
        var old = unit(unit);
        return units.replace(old, new OrgUnit(old.id(), old.parentId(), name));
    }

    public synchronized OrgUnit moveUnit(String unit, String newParent) {
        var old = unit(unit);
        return units.replace(old, new OrgUnit(old.id(), unit(newParent).id(), old.name()));
    }

    /** With everything under it; whoever is in there goes to its parent, as Google demands before. */
    public synchronized void deleteUnit(String unit) {
        var gone = unit(unit);
        for (var each : units.subtree(gone).reversed()) {
            List.copyOf(users.in(each.id())).forEach(user -> users.put(user.in(gone.parentId())));
            units.remove(each);
        }
    }

    /** Where a query names a unit that is not there, a {@link NoSuchElementException}. */
    synchronized UserListing.Page page(UserListing listing, String afterKey, int most) {
        return pages.page(listing, afterKey, most);
    }

    boolean owns(String domain) {
        return domains.contains(domain.toLowerCase(Locale.ROOT));
    }
}
