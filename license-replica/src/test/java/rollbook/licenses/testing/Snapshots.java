package rollbook.licenses.testing;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.kit.secret.Sealer;

/** Licenses as license-service tells of them. */
public final class Snapshots {
    private Snapshots() {}

    /** A live license called Northfield; {@code email} its only admin, whose account is bound unless null. */
    public static LicenseChanged of(UUID id, long revision, LicenseType type, String email, @Nullable UUID account) {
        var sealer = Arc.container().instance(Sealer.class).get(); // the keys license-service has, too
        return new LicenseChanged(
                id,
                revision,
                revision,
                "Northfield",
                type,
                LicenseStatus.LIVE,
                InviteSetting.WHEN_NOT_DOMAIN_ADMIN,
                List.of(),
                List.of(new LicenseChanged.Admin(account, sealer.seal(email, id.toString()), true)),
                null,
                null,
                null,
                null);
    }

    /** The same license under another name. */
    public static LicenseChanged named(LicenseChanged license, String name) {
        return copy(license, license.revision(), license.stamp(), name, license.status(), license.endsAt());
    }

    /** The same license later, in another status. */
    public static LicenseChanged next(LicenseChanged license, LicenseStatus status, long stamp) {
        return copy(license, license.revision() + 1, stamp, license.name(), status, license.endsAt());
    }

    /** The same license with a term that ends, without a grace. */
    public static LicenseChanged ending(LicenseChanged license, Instant end) {
        return copy(license, license.revision(), license.stamp(), license.name(), license.status(), end);
    }

    /** The same license later, which takes nobody by an LMS (R26). */
    public static LicenseChanged withoutLms(LicenseChanged license) {
        return copy(
                license,
                license.revision() + 1,
                license.stamp() + 1,
                license.name(),
                license.status(),
                license.endsAt(),
                Boolean.FALSE);
    }

    private static LicenseChanged copy(
            LicenseChanged license,
            long revision,
            long stamp,
            String name,
            LicenseStatus status,
            @Nullable Instant end) {
        return copy(license, revision, stamp, name, status, end, license.lmsEnrollment());
    }

    private static LicenseChanged copy(
            LicenseChanged license,
            long revision,
            long stamp,
            String name,
            LicenseStatus status,
            @Nullable Instant end,
            @Nullable Boolean lmsEnrollment) {
        return new LicenseChanged(
                license.licenseId(),
                revision,
                stamp,
                name,
                license.type(),
                status,
                license.inviteSetting(),
                license.emailDomains(),
                license.admins(),
                license.seats(),
                end,
                end,
                lmsEnrollment);
    }
}
