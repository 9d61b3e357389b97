package rollbook.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A license as it stands: the whole snapshot, so that the last one alone is enough. A replica keeps the highest
 * {@code revision}, not the latest to arrive. The topic is kept for ever, therefore addresses in it are sealed.
 *
 * @param revision grows with every change of the license, from 1
 * @param stamp microseconds since 1970 of the database clock at the change
 * @param seats absent when unlimited (X18)
 * @param expiresAt when the term is over; absent without an end
 * @param endsAt when the grace after the term is over, and premium access with it; absent without an end
 * @param lmsEnrollment whether opening an assignment of ours in an LMS enrolls (R26); absent in snapshots from
 *     before this was said
 */
public record LicenseChanged(
        UUID licenseId,
        long revision,
        long stamp,
        String name,
        LicenseType type,
        LicenseStatus status,
        InviteSetting inviteSetting,
        List<String> emailDomains,
        List<Admin> admins,
        @Nullable Integer seats,
        @Nullable Instant expiresAt,
        @Nullable Instant endsAt,
        @Nullable Boolean lmsEnrollment)
        implements Event {

    public LicenseChanged {
        emailDomains = List.copyOf(emailDomains);
        admins = List.copyOf(admins);
    }

    /**
     * One license admin, named by address; the account is bound when first seen.
     *
     * @param accountId the account, once bound: from then on it alone counts
     * @param sealedEmail the normalized address, sealed to this license id
     * @param domainAdmin whether they have authority over the whole email domain (R49)
     */
    public record Admin(@Nullable UUID accountId, String sealedEmail, boolean domainAdmin) {
        @Override
        public String toString() {
            return "Admin[" + accountId + ", domainAdmin=" + domainAdmin + "]";
        }
    }

    @Override
    public String toString() {
        return "LicenseChanged[" + licenseId + ", revision=" + revision + ", " + type + ", " + status + ", admins="
                + admins.size() + "]";
    }
}
