package rollbook.lms.inbound.google;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.inbound.timer.ClassroomWork;
import rollbook.lms.usecase.ClassroomProblem;
import rollbook.lms.usecase.ConnectClassroom;
import rollbook.lms.usecase.ToolUrls;

/**
 * Where Google sends the teacher's browser. It carries no bearer token; what it proves is the state, known to nobody but that
 * browser, and the account at Google, which has to be the one of whoever began.
 */
@Path("/api/lms/classroom/callback")
@PermitAll
public class ClassroomCallback {
    private final ConnectClassroom connectClassroom;
    private final ClassroomWork work;
    private final ToolUrls urls;

    ClassroomCallback(ConnectClassroom connectClassroom, ClassroomWork work, ToolUrls urls) {
        this.connectClassroom = connectClassroom;
        this.work = work;
        this.urls = urls;
    }

    @GET
    @Operation(
            summary = "Google's answer to a teacher's consent",
            description = "Sends the browser on to the app's page of Google Classroom: with google=connected, or with"
                    + " google=refused and the problem's type and title.")
    @APIResponse(responseCode = "303", description = "Back to the page")
    public Response finish(@QueryParam("state") @Nullable String state, @QueryParam("code") @Nullable String code) {
        if (state == null) {
            throw new ProblemException(ClassroomProblem.NO_SUCH_ATTEMPT);
        }
        var refusal = connectClassroom.finish(state, code);
        work.wake();
        var page = UriBuilder.fromUri(urls.app()).path("classroom");
        var to = refusal.map(problem -> page.queryParam("google", "refused")
                        .queryParam("problem", problem.type().slug())
                        .queryParam("title", "{title}")
                        .build(problem.type().title()))
                .orElseGet(() -> page.queryParam("google", "connected").build());
        return Response.seeOther(to).build();
    }
}
