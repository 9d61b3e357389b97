package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import rollbook.enrollment.domain.LinkToken;
import rollbook.enrollment.usecase.ShowCode;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** The license link as a QR code, for the wall of a classroom. It is a showing like any other. */
@Path("/api/enrollments/{licenseId}/link/qr.{format}")
@Authenticated
public class LinkQrResource {
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";

    private final CodeAccess access;
    private final ShowCode showCode;
    private final String app;

    LinkQrResource(CodeAccess access, ShowCode showCode, @ConfigProperty(name = "rollbook.app-url") String app) {
        this.access = access;
        this.showCode = showCode;
        this.app = app;
    }

    @GET
    @Produces({SVG, PNG})
    @APIResponseSchema(byte[].class)
    @Operation(summary = "The link as a QR code: qr.svg or qr.png")
    public Response image(UUID licenseId, String format) {
        return switch (format) {
            case "svg" -> answer(SVG, code(licenseId).svg());
            case "png" -> answer(PNG, code(licenseId).png());
            default -> throw new ProblemException(CommonProblem.NOT_FOUND);
        };
    }

    private QrImage code(UUID licenseId) {
        var admitted = access.require(licenseId, "link");
        var shown = showCode.show(licenseId, admitted.kind(), admitted.actor());
        return new QrImage(((LinkToken) shown.secret()).url(app));
    }

    private static Response answer(String type, byte[] image) {
        return Response.ok(image, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
