package rollbook.license.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.EmailAddress;
import rollbook.events.LicenseStatus;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.License;
import rollbook.license.usecase.FindMakerLicenses;
import rollbook.license.usecase.LicenseProblem;
import rollbook.license.usecase.Maker;

/** Whose license an assignment about to be made can be pinned to, asked by the service that takes it (X26, X27). */
@Path("/internal/assignment-makers")
@RolesAllowed(Caller.SERVICE)
public class AssignmentMakersResource {
    private static final int LONGEST_ID = 255;

    private final FindMakerLicenses findMakerLicenses;

    AssignmentMakersResource(FindMakerLicenses findMakerLicenses) {
        this.findMakerLicenses = findMakerLicenses;
    }

    /**
     * What is asked.
     *
     * @param addressesConfirmed as an {@code AssignmentOpened} by the same way would say; null = no
     * @param licenseId the one license asked about; null = all of theirs
     */
    public record Question(
            @Nullable Named maker,
            @Nullable Boolean addressesConfirmed,
            @Nullable UUID licenseId) {}

    /**
     * The maker.
     *
     * @param accountId theirs, where they are signed in to our own app
     */
    public record Named(
            @Nullable String issuer,
            @Nullable String deployment,
            @Nullable String subject,
            @Nullable String email,
            @Nullable UUID accountId) {
        @Override
        public String toString() {
            return "Named[hidden]";
        }
    }

    /** The licenses on which they are a member or an admin. */
    public record Answer(List<On> licenses) {
        public Answer {
            licenses = List.copyOf(licenses);
        }
    }

    /** One of them: an assignment enrolls on it where it is LIVE and the method is on. */
    public record On(UUID licenseId, String name, boolean lmsEnrollment, LicenseStatus status) {
        static On of(License license) {
            return new On(license.id(), license.name(), license.settings().lmsEnrollment(), license.status());
        }
    }

    /** Changes nothing and waits for nobody. */
    @POST
    @Operation(hidden = true)
    public Answer find(@Nullable Question body) {
        if (body == null || body.maker() == null) {
            throw new ProblemException(LicenseProblem.NO_MAKER);
        }
        var confirmed = Boolean.TRUE.equals(body.addressesConfirmed());
        var maker = new Maker(user(body.maker()), body.maker().accountId(), confirmed);
        return new Answer(findMakerLicenses.of(maker, body.licenseId()).stream()
                .map(On::of)
                .toList());
    }

    private static LmsUser user(Named named) {
        return new LmsUser(id(named.issuer()), id(named.deployment()), id(named.subject()), address(named.email()));
    }

    private static String id(@Nullable String typed) {
        if (typed == null || !Bounds.isText(typed, LONGEST_ID) || typed.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(LicenseProblem.NO_MAKER);
        }
        return typed;
    }

    private static @Nullable String address(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        if (EmailAddress.parse(typed) instanceof EmailAddress address) {
            return address.normalized();
        }
        throw new ProblemException(LicenseProblem.NO_MAKER);
    }
}
