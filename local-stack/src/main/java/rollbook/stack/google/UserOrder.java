package rollbook.stack.google;

import java.util.Comparator;
import java.util.Map;

/** In which order a listing comes; the key of the last user shown is where the next page goes on. */
record UserOrder(By by, boolean descending) {
    static final UserOrder EMAIL = new UserOrder(By.EMAIL, false);

    private static final Map<String, By> FIELDS =
            Map.of("", By.EMAIL, "email", By.EMAIL, "givenName", By.GIVEN_NAME, "familyName", By.FAMILY_NAME);

    /**
     * What {@code orderBy} and {@code sortOrder} say.
     *
     * @throws BadQuery where Google would answer 400
     */
    static UserOrder of(String orderBy, String sortOrder) {
        var by = FIELDS.get(orderBy);
        if (by == null) {
            throw new BadQuery("cannot be ordered by " + orderBy);
        }
        return new UserOrder(by, sortOrder.equalsIgnoreCase("DESCENDING"));
    }

    String key(DirectoryUser user) {
        return switch (by) {
            case EMAIL -> user.email();
            case GIVEN_NAME -> user.givenName() + '\t' + user.familyName() + '\t' + user.id();
            case FAMILY_NAME -> user.familyName() + '\t' + user.givenName() + '\t' + user.id();
        };
    }

    Comparator<String> comparator() {
        return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    enum By {
        EMAIL,
        GIVEN_NAME,
        FAMILY_NAME
    }
}
