package rollbook.lms.inbound.lti;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.Problem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.inbound.timer.LmsWork;
import rollbook.lms.usecase.BeginLogin;
import rollbook.lms.usecase.BeginLogin.Asked;
import rollbook.lms.usecase.LtiProblem;
import rollbook.lms.usecase.NameAssignment;
import rollbook.lms.usecase.TakeDelivery;
import rollbook.lms.usecase.TakeLaunch;
import rollbook.lms.usecase.ToolKeys;

/**
 * Our LTI 1.3 tool, as platforms and their browsers reach it. No cookie is set or read: within an LMS's frame a browser would not
 * keep it. What a login proves comes back in its form. A browser is answered with pages, whoever else with problems.
 */
@Path("/lti")
@PermitAll
public class LtiResource {
    private static final int ID = 255;
    private static final int URL = 2_048;
    private static final int HINT = 16_384;

    private final BeginLogin beginLogin;
    private final TakeLaunch takeLaunch;
    private final NameAssignment nameAssignment;
    private final ToolKeys keys;
    private final LtiPages pages;
    private final LmsWork work;

    LtiResource(
            BeginLogin beginLogin,
            TakeLaunch takeLaunch,
            NameAssignment nameAssignment,
            ToolKeys keys,
            LtiPages pages,
            LmsWork work) {
        this.beginLogin = beginLogin;
        this.takeLaunch = takeLaunch;
        this.nameAssignment = nameAssignment;
        this.keys = keys;
        this.pages = pages;
        this.work = work;
    }

    @GET
    @Path("/login")
    @Operation(
            summary = "A platform begins to sign somebody in",
            description =
                    "Sends the browser to the platform's own page with a state and a nonce good for five minutes.")
    @APIResponse(responseCode = "302", description = "To the platform's own page")
    public Response login(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answered(headers, () -> begin(Form.of(uri.getRequestUri().getRawQuery())));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "The same, by a form")
    @APIResponse(responseCode = "302", description = "To the platform's own page")
    public Response login(@Context HttpHeaders headers, byte @Nullable [] form) {
        return answered(headers, () -> begin(Form.of(form)));
    }

    private Response begin(Form form) {
        var issuer = form.upTo("iss", ID);
        var hint = form.upTo("login_hint", HINT);
        var target = form.upTo("target_link_uri", URL);
        if (issuer == null || hint == null || target == null) {
            throw new ProblemException(LtiProblem.LOGIN_MALFORMED);
        }
        var asked = new Asked(
                issuer,
                hint,
                target,
                form.upTo("client_id", ID),
                form.upTo("lti_deployment_id", ID),
                form.upTo("lti_message_hint", HINT));
        return Response.status(Response.Status.FOUND)
                .location(beginLogin.begin(asked))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/launch")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "A platform signed somebody in, who opens an assignment or is about to make one",
            description =
                    "A state counts once. A student of the course who opens an assignment of ours joins its license.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public Response launch(@Context HttpHeaders headers, byte @Nullable [] body) {
        return answered(headers, () -> {
            var form = Form.of(body);
            var state = Optional.ofNullable(form.upTo("state", ID));
            if (form.field("error").isPresent()) {
                state.ifPresent(takeLaunch::refused);
                throw new ProblemException(LtiProblem.PLATFORM_REFUSED);
            }
            var token = form.field("id_token").orElseThrow(() -> new ProblemException(LtiProblem.TOKEN_MALFORMED));
            var visit = takeLaunch.take(state.orElseThrow(() -> new ProblemException(LtiProblem.NOT_BEGUN)), token);
            work.wake();
            return pages.of(visit);
        });
    }

    @POST
    @Path("/deeplink")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "A teacher named an assignment",
            description =
                    "Makes it, and answers with a form that takes our signed link to the platform. The same form again"
                            + " makes nothing more and is answered the same, for five minutes.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public Response name(@Context HttpHeaders headers, byte @Nullable [] body) {
        return answered(headers, () -> {
            var form = Form.of(body);
            var token = Optional.ofNullable(form.upTo("token", ID))
                    .orElseThrow(() -> new ProblemException(LtiProblem.FORM_EXPIRED));
            var title = form.field("title").orElse("");
            try {
                return pages.handOver(nameAssignment.name(token, title));
            } catch (ProblemException e) {
                if (e.type() == LtiProblem.NO_TITLE && wantsPage(headers)) {
                    return pages.form(e.type().status(), token, title, e.type().title());
                }
                throw e;
            }
        });
    }

    @GET
    @Path("/jwks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The keys our answers are signed with, as a JWKS: of today, of tomorrow, of yesterday")
    @APIResponseSchema(Map.class)
    public Response jwks() {
        return Response.ok(keys.published())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    private Response answered(HttpHeaders headers, Supplier<Response> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            return problem(headers, e);
        } catch (RuntimeException e) {
            if (TakeDelivery.passes(e)) {
                return problem(headers, new ProblemException(CommonProblem.UNAVAILABLE));
            }
            throw e;
        }
    }

    private Response problem(HttpHeaders headers, ProblemException e) {
        return wantsPage(headers)
                ? pages.problem(e)
                : Problem.of(e.type(), e.detail()).response();
    }

    /** What a browser asks for in a frame or a tab. */
    private static boolean wantsPage(HttpHeaders headers) {
        var accepted = headers.getHeaderString(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML);
    }
}
