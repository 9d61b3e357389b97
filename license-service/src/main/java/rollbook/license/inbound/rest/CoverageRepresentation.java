package rollbook.license.inbound.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseType;
import rollbook.license.usecase.Coverages;

/**
 * Whether somebody has premium access at this moment.
 *
 * @param email as it was asked about; null for oneself
 * @param until when the last of the licenses ends; null = without an end, or not covered
 * @param licenses by which licenses, the one that lasts longest first
 */
public record CoverageRepresentation(
        @Nullable String email, boolean covered, @Nullable Instant until, List<LicenseCover> licenses) {

    /**
     * One license that covers them.
     *
     * @param lmsEnrollment whether an assignment of theirs can be for it (R26, X27)
     */
    public record LicenseCover(
            UUID licenseId,
            String name,
            LicenseType type,
            boolean lmsEnrollment,
            @Nullable Instant until) {}

    static CoverageRepresentation of(@Nullable String email, List<Coverages.Cover> covers) {
        var licenses = covers.stream()
                .map(cover -> new LicenseCover(
                        cover.licenseId(), cover.name(), cover.type(), cover.lmsEnrollment(), cover.until()))
                .toList();
        return new CoverageRepresentation(
                email,
                !licenses.isEmpty(),
                licenses.isEmpty() ? null : licenses.getFirst().until(),
                licenses);
    }

    /** What changes when the answer does. */
    String digest() {
        return UUID.nameUUIDFromBytes(licenses.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String toString() {
        return "Coverage[" + covered + ", " + until + "]";
    }
}
