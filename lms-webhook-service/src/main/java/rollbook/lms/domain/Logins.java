package rollbook.lms.domain;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;

/** What people sign in to an LMS with: often an address, not always one. */
final class Logins {
    private static final int LONGEST = 255;

    private Logins() {}

    /** As two are compared; null for none, or one too long for any. */
    static @Nullable String normalized(@Nullable String login) {
        if (login == null || login.isBlank() || login.length() > LONGEST || login.indexOf('\0') >= 0) {
            return null;
        }
        return EmailAddress.parse(login) instanceof EmailAddress address
                ? address.normalized()
                : Normalizer.normalize(login.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
