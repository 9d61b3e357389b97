package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.licenses.Licenses;
import rollbook.lms.usecase.Assignments.Assignment;

/**
 * Whether an assignment is for a license that takes nobody by an LMS for now (R26), so that its maker is told and not surprised. As
 * far as the replica knows; whom an open enrolls is license-service's to say.
 */
@ApplicationScoped
class EnrollmentOff {
    private final Licenses licenses;

    EnrollmentOff(Licenses licenses) {
        this.licenses = licenses;
    }

    boolean of(Assignment assignment) {
        return assignment.licenseId() != null
                && licenses.known(assignment.licenseId())
                        .filter(license -> Boolean.FALSE.equals(license.lmsEnrollment()))
                        .isPresent();
    }
}
