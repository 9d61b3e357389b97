package rollbook.lms.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseStatus;

/**
 * What license-service's word on an assignment's maker comes to (X26, X27).
 *
 * @param licenseId where it is pinned; of {@code SETTLED} alone
 */
public record Settlement(AssignmentState state, @Nullable UUID licenseId) {

    /** A license the maker is on, as a member or an admin. */
    public record MakersLicense(UUID licenseId, String name, boolean lmsEnrollment, LicenseStatus status) {
        /** Whether opening may enroll on it now. */
        public boolean enrolls() {
            return lmsEnrollment && status == LicenseStatus.LIVE;
        }
    }

    /**
     * Decides.
     *
     * @param pinned the license of the connection it was made by; null where it goes to the maker's
     * @param licenses those the maker is on
     */
    public static Settlement of(@Nullable UUID pinned, List<MakersLicense> licenses) {
        if (pinned != null) {
            var isOnIt =
                    licenses.stream().anyMatch(license -> license.licenseId().equals(pinned));
            return isOnIt
                    ? new Settlement(AssignmentState.SETTLED, pinned)
                    : new Settlement(AssignmentState.MAKER_NOT_ON_LICENSE, null);
        }
        var enrolling = licenses.stream().filter(MakersLicense::enrolls).toList();
        return switch (enrolling.size()) {
            case 0 -> new Settlement(AssignmentState.NO_LICENSE, null);
            case 1 ->
                new Settlement(AssignmentState.SETTLED, enrolling.getFirst().licenseId());
            default -> new Settlement(AssignmentState.CHOOSE, null);
        };
    }
}
