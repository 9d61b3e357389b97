package rollbook.stack.google;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a listing into pages. A page goes on behind the key of the last user shown, not at a number: who changes the
 * key meanwhile may be missed or come twice, as with the real one.
 */
final class UserPages {
    private final OrgUnits units;
    private final Users users;

    UserPages(OrgUnits units, Users users) {
        this.units = units;
        this.users = users;
    }

    UserListing.Page page(UserListing listing, String afterKey, int most) {
        var found = listing.deleted() ? goneAfter(afterKey, listing) : after(afterKey, listing);
        var paths = new HashMap<String, String>();
        var page = new ArrayList<UserListing.Placed>();
        while (found.hasNext()) {
            var user = found.next();
            if (!listing.shows(user)) {
                continue;
            }
            if (page.size() == most) {
                return new UserListing.Page(
                        page, Optional.of(listing.order().key(page.getLast().user())));
            }
            page.add(new UserListing.Placed(user, paths.computeIfAbsent(user.unitId(), this::pathOrRoot)));
        }
        return new UserListing.Page(page, Optional.empty());
    }

    private Iterator<DirectoryUser> after(String afterKey, UserListing listing) {
        var inOrder = users.after(listing.order().equals(UserOrder.EMAIL) ? afterKey : "", unitIds(listing.query()));
        if (listing.order().equals(UserOrder.EMAIL)) {
            return inOrder;
        }
        var all = new ArrayList<DirectoryUser>();
        inOrder.forEachRemaining(all::add);
        return all.stream()
                .filter(listing.comesAfter(afterKey))
                .sorted(listing.sorted())
                .iterator();
    }

    private Iterator<DirectoryUser> goneAfter(String afterKey, UserListing listing) {
        return users.deleted().stream()
                .filter(listing.comesAfter(afterKey))
                .sorted(listing.sorted())
                .iterator();
    }

    private Set<String> unitIds(UserQuery query) {
        var found = ids(units.root());
        query.unitPaths()
                .forEach(path -> found.retainAll(
                        ids(units.find(path).orElseThrow(() -> new NoSuchElementException("No unit " + path)))));
        return found;
    }

    private Set<String> ids(OrgUnit unit) {
        return units.subtree(unit).stream().map(OrgUnit::id).collect(Collectors.toCollection(HashSet::new));
    }

    private String pathOrRoot(String unitId) {
        return units.has(unitId) ? units.path(units.byId(unitId)) : "/";
    }
}
