package rollbook.license.inbound.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.License;
import rollbook.license.usecase.LicenseProblem;
import rollbook.license.usecase.ReadLicenses;

/** The caller as a reader of licenses. A license they may not see is not there for them (RULES §2). */
@RequestScoped
class LicenseReader {
    private final Caller caller;
    private final ReadLicenses readLicenses;

    LicenseReader(Caller caller, ReadLicenses readLicenses) {
        this.caller = caller;
        this.readLicenses = readLicenses;
    }

    ReadLicenses.Reader reader() {
        return new ReadLicenses.Reader(caller.accountId(), caller.email(), caller.isStaff());
    }

    /** The caller as who acts: staff where they are that, otherwise an admin of the license they act on. */
    Actor actor() {
        return new Actor(
                caller.accountId(),
                caller.email().normalized(),
                caller.isStaff() ? Actor.Role.STAFF : Actor.Role.LICENSE_ADMIN);
    }

    /**
     * The license, as far as the caller may see it.
     *
     * @throws ProblemException 404
     */
    License license(UUID id) {
        return readLicenses.find(reader(), id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** The license as the API shows it now, as far as the caller may see it. */
    LicenseRepresentation representation(UUID id) {
        return representations(List.of(license(id))).getFirst();
    }

    /** These licenses as the API shows them. */
    List<LicenseRepresentation> representations(List<License> licenses) {
        return readLicenses.overview(licenses).stream()
                .map(LicenseRepresentation::of)
                .toList();
    }

    /**
     * Holds a staff act on a license.
     *
     * @throws ProblemException 403 with the rule for an admin of that license, 404 for a stranger to it
     */
    void requireStaff(UUID licenseId) {
        license(licenseId);
        requireStaff();
    }

    /**
     * Holds a staff act.
     *
     * @throws ProblemException 403 with the rule
     */
    void requireStaff() {
        if (!reader().staff()) {
            throw new ProblemException(LicenseProblem.STAFF_ONLY);
        }
    }
}
