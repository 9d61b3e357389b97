package rollbook.stack.google;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one listing asks for; every page of it asks the same.
 *
 * @param domain only primary addresses of it, where there is one
 * @param deleted only users who were deleted, instead of those who are there
 */
record UserListing(UserQuery query, Optional<String> domain, UserOrder order, boolean deleted) {
    boolean shows(DirectoryUser user) {
        return domain.map(user::isIn).orElse(true) && query.matches(user);
    }

    /** Any order but the common one is sorted anew for every page. */
    Comparator<DirectoryUser> sorted() {
        return Comparator.comparing(order::key, order.comparator());
    }

    Predicate<DirectoryUser> comesAfter(String key) {
        return user -> key.isEmpty() || order.comparator().compare(order.key(user), key) > 0;
    }

    /** A user, and the path of the unit they are in. */
    record Placed(DirectoryUser user, String unitPath) {}

    /**
     * One page.
     *
     * @param next the key of the last one shown, where there are more
     */
    record Page(List<Placed> users, Optional<String> next) {}
}
