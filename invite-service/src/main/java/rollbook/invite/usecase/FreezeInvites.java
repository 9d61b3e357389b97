package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseChanged;

/** While a license is frozen its invites' time stands still; renewal gives back what was left (RULES §4). */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FreezeInvites {
    private final LicenseTimes times;

    FreezeInvites(LicenseTimes times) {
        this.times = times;
    }

    public void changed(LicenseChanged license) {
        var at = Instant.EPOCH.plus(license.stamp(), ChronoUnit.MICROS);
        times.keep(license.licenseId(), license.revision(), frozenAt(license, at), at);
    }

    /** A license that ran out by itself is frozen from that very second on, told of a little later. */
    private static @Nullable Instant frozenAt(LicenseChanged license, Instant at) {
        return switch (license.status()) {
            case LIVE -> null;
            case SUSPENDED -> at;
            case EXPIRED -> license.endsAt() != null && license.endsAt().isBefore(at) ? license.endsAt() : at;
        };
    }
}
