package rollbook.lms.inbound.lti;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Standing;
import rollbook.lms.usecase.NameAssignment.Named;
import rollbook.lms.usecase.Secrets;
import rollbook.lms.usecase.TakeLaunch.Looked;
import rollbook.lms.usecase.TakeLaunch.Naming;
import rollbook.lms.usecase.TakeLaunch.Opened;
import rollbook.lms.usecase.TakeLaunch.Visit;
import rollbook.lms.usecase.TakeOpen.Fate;
import rollbook.lms.usecase.ToolUrls;

/**
 * The pages shown within an LMS: text alone, escaped, no cookie, nothing from elsewhere. What they are framed by is the customer's
 * LMS, whichever that is.
 */
@ApplicationScoped
class LtiPages {
    private static final String OFF =
            "Your license does not take students by assignments for now, so this one puts nobody on it:"
                    + " Rollbook's staff switch that on. From then on whoever opens it joins.";
    private static final String UTF_8_HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Template page;
    private final Template form;
    private final Template handOver;
    private final ToolUrls urls;
    private final Secrets secrets;

    LtiPages(
            @Location("lti/page.html") Template page,
            @Location("lti/form.html") Template form,
            @Location("lti/hand-over.html") Template handOver,
            ToolUrls urls,
            Secrets secrets) {
        this.page = page;
        this.form = form;
        this.handOver = handOver;
        this.urls = urls;
        this.secrets = secrets;
    }

    /** The answer to a launch. */
    Response of(Visit visit) {
        return switch (visit) {
            case Opened(var title, var fate) -> page(200, title == null ? "Rollbook" : title, words(fate), true);
            case Looked(var standing, var title, var state, var pending, var off) ->
                page(200, title == null ? "Rollbook" : title, words(standing, state, pending, off), standing.teaches());
            case Naming(var token, var title) -> form(200, token, title, null);
        };
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case SAID -> "You have opened this assignment, and your school's license knows. You can go on in the app.";
            case UNCONFIRMED, UNSETTLED ->
                "You have opened this assignment. It is not set up completely yet; we remember that you were here.";
            case UNKNOWN -> "You have opened a link to Rollbook. You can go on in the app.";
            case ENROLLS_NOBODY -> "You have opened this assignment. It puts nobody on a license; ask your teacher.";
        };
    }

    private static String words(Standing standing, @Nullable AssignmentState state, boolean pending, boolean off) {
        if (!standing.teaches()) {
            return standing.why();
        }
        if (state == null) {
            return "This is a regular assignment: opening it puts nobody on your license. To make one that does, choose Rollbook"
                    + " as the external tool while you make the assignment, and give it a name there.";
        }
        if (pending) {
            return "This assignment waits until your license's admin has opened Rollbook here once, from a course they teach or"
                    + " run. Students who open it until then are remembered.";
        }
        return state == AssignmentState.SETTLED && off ? OFF : state.why();
    }

    /** A form in which a teacher names an assignment. */
    Response form(int status, String token, @Nullable String title, @Nullable String problem) {
        return html(
                status,
                form.data("token", token)
                        .data("title", title == null ? "" : title)
                        .data("problem", problem)
                        .render(),
                null);
    }

    /** Takes the browser back to the platform with our answer; at once where there is nothing to be told first. */
    Response handOver(Named named) {
        var isSettled = named.state() == AssignmentState.SETTLED && !named.switchedOff();
        var nonce = secrets.next();
        return html(
                200,
                handOver.data("url", named.returnUrl())
                        .data("token", named.token())
                        .data("title", named.title())
                        .data(
                                "words",
                                isSettled
                                        ? null
                                        : words(
                                                Standing.INSTRUCTOR,
                                                named.state(),
                                                named.pending(),
                                                named.switchedOff()))
                        .data("nonce", nonce)
                        .render(),
                nonce);
    }

    /** Why nothing came of it. */
    Response problem(ProblemException problem) {
        var type = problem.type();
        var detail = problem.detail() == null ? "" : " " + problem.detail();
        return page(type.status(), "This did not work", type.title() + detail, false);
    }

    private Response page(int status, String title, String words, boolean leadsOn) {
        return html(
                status,
                page.data("title", title)
                        .data("words", words)
                        .data("link", leadsOn ? urls.app().toString() : null)
                        .render(),
                null);
    }

    private Response html(int status, String text, @Nullable String nonce) {
        var frames = urls.isLocal() ? "https: http:" : "https:";
        var script = nonce == null ? "" : "; script-src 'nonce-" + nonce + "'";
        return Response.status(status)
                .type(UTF_8_HTML)
                .entity(text)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors " + frames
                                + script)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
