package rollbook.stack.lms;

import java.util.Locale;

/** In whose manner a platform speaks. */
public enum Flavor {
    /** Every object carries {@code validation_context} and {@code errors}; custom values may be numbers. */
    CANVAS,
    /** Custom values only from the content item, under lower-case keys; subjects like {@code 12345::c1c9…}. */
    SCHOOLOGY;

    /** As {@code product_family_code} says it. */
    String product() {
        return name().toLowerCase(Locale.ROOT);
    }
}
