package rollbook.license.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseType;

/** Who is covered by which license now. */
public interface Coverages {

    /**
     * One live license somebody is a member of.
     *
     * @param address who asked about, as they were asked about
     * @param lmsEnrollment whether opening an assignment of ours adds people to it (R26)
     * @param until when the license and its grace end; null = without an end
     */
    record Cover(
            String address,
            UUID licenseId,
            String name,
            LicenseType type,
            boolean lmsEnrollment,
            @Nullable Instant until) {
        @Override
        public String toString() {
            return "Cover[" + licenseId + ", " + until + "]";
        }
    }

    /** The covers of these normalized addresses, by one indexed read. */
    List<Cover> ofAddresses(List<String> addresses);

    /** The covers of an account, or of a verified address of which no account is known yet (X16). */
    List<Cover> of(UUID accountId, String address);
}
