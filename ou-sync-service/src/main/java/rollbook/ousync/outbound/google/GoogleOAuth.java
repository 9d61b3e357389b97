package rollbook.ousync.outbound.google;

import jakarta.inject.Singleton;
import java.time.Clock;
import rollbook.google.GoogleAccounts;

/** The accounts of Google admins who allow us to read their directory (R6). */
@Singleton
class GoogleOAuth extends GoogleAccounts {

    GoogleOAuth(GoogleSettings settings, Clock clock) {
        super(settings, GoogleScopes.READING, clock);
    }
}
