package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.events.InviteSetting;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.ChangeSettings;
import rollbook.license.usecase.LicenseProblem;

/** What staff set on a license (R27, R52). */
@Path("/api/licenses/{licenseId}")
@Authenticated
public class SettingsResource {
    private final LicenseReader reader;
    private final ChangeSettings changeSettings;

    SettingsResource(LicenseReader reader, ChangeSettings changeSettings) {
        this.reader = reader;
        this.changeSettings = changeSettings;
    }

    /** When an admin's list invites. */
    public record InviteOrder(@Nullable InviteSetting inviteSetting) {}

    /** Whether opening an assignment enrolls. */
    public record Switch(@Nullable Boolean enabled) {}

    @PUT
    @Path("/invite-setting")
    @Operation(summary = "Set when lists invite (staff, R52)")
    public LicenseRepresentation invite(UUID licenseId, @Nullable InviteOrder body) {
        reader.requireStaff(licenseId);
        if (body == null || body.inviteSetting() == null) {
            throw new ProblemException(LicenseProblem.NO_SETTING);
        }
        changeSettings.invite(licenseId, body.inviteSetting(), reader.actor());
        return reader.representation(licenseId);
    }

    @PUT
    @Path("/lms-enrollment")
    @Operation(summary = "Switch LMS auto-enrollment (staff, R27)")
    public LicenseRepresentation enrollByLms(UUID licenseId, @Nullable Switch body) {
        reader.requireStaff(licenseId);
        if (body == null || body.enabled() == null) {
            throw new ProblemException(LicenseProblem.NO_SWITCH);
        }
        changeSettings.enrollByLms(licenseId, body.enabled(), reader.actor());
        return reader.representation(licenseId);
    }
}
