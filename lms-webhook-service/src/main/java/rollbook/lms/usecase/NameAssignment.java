package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Claims;
import rollbook.lms.domain.Platform;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.RefKind;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.DeepLinks.Request;
import rollbook.lms.usecase.MakeAssignment.Making;
import rollbook.lms.usecase.Registrations.Registration;

/** A teacher has named an assignment: it is made, and their platform gets it from us as a link with our reference in it. */
@ApplicationScoped
public class NameAssignment {
    private static final int LONGEST_TITLE = 200;
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    /** What the platform's grade book shows where it makes a column; nothing is ever graded by us. */
    private static final int POINTS = 10;

    private final DeepLinks deepLinks;
    private final Connections connections;
    private final Registrations registrations;
    private final MakeAssignment makeAssignment;
    private final SettleAssignments settleAssignments;
    private final ToolKeys keys;
    private final ToolUrls urls;
    private final Secrets secrets;
    private final Ids ids;
    private final Database database;
    private final Clock clock;

    NameAssignment(
            DeepLinks deepLinks,
            Connections connections,
            Registrations registrations,
            MakeAssignment makeAssignment,
            SettleAssignments settleAssignments,
            ToolKeys keys,
            ToolUrls urls,
            Secrets secrets,
            Ids ids,
            Database database,
            Clock clock) {
        this.deepLinks = deepLinks;
        this.connections = connections;
        this.registrations = registrations;
        this.makeAssignment = makeAssignment;
        this.settleAssignments = settleAssignments;
        this.keys = keys;
        this.urls = urls;
        this.secrets = secrets;
        this.ids = ids;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What the browser takes back to the platform.
     *
     * @param state what the assignment is; its maker is told before they go on
     */
    public record Named(String returnUrl, String token, String title, AssignmentState state, boolean pending) {}

    private record Made(UUID id, Request request, Connection connection, Registration registration) {}

    /**
     * Makes it.
     *
     * @throws ProblemException 410 for a form that was sent or is too old, 422 without a name
     */
    public Named name(String token, String typed) {
        var title = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            throw new ProblemException(LtiProblem.NO_TITLE);
        }
        var made = database.inTransaction(() -> make(token, title));
        var state = settleAssignments.settle(made.id());
        return new Named(
                made.request().returnUrl(),
                keys.sign(answer(made, title)),
                title,
                state,
                made.connection().isPending());
    }

    private Made make(String token, String title) {
        var request = deepLinks.take(token).orElseThrow(() -> new ProblemException(LtiProblem.FORM_EXPIRED));
        var connection = connections
                .find(request.connectionId())
                .orElseThrow(() -> new ProblemException(LtiProblem.UNKNOWN_DEPLOYMENT));
        var registration = registrations
                .find(Objects.requireNonNull(connection.registrationId()))
                .orElseThrow();
        var id = ids.next();
        var maker = new LmsUser(
                registration.issuer(),
                Objects.requireNonNull(connection.deployment()),
                request.makerSubject(),
                request.makerEmail());
        makeAssignment.make(
                new Making(id, connection, maker, null, title, List.of(new Ref(RefKind.OURS, id.toString()))));
        return new Made(id, request, connection, registration);
    }

    private Map<String, Object> answer(Made made, String title) {
        var now = clock.instant();
        var claims = new HashMap<String, Object>();
        claims.put("iss", made.registration().clientId());
        claims.put("aud", made.registration().issuer());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(GOOD_FOR).getEpochSecond());
        claims.put("nonce", secrets.next());
        claims.put(
                Claims.LTI + "deployment_id",
                Objects.requireNonNull(made.connection().deployment()));
        claims.put(Claims.LTI + "message_type", "LtiDeepLinkingResponse");
        claims.put(Claims.LTI + "version", "1.3.0");
        claims.put(Claims.DEEP_LINKING + "content_items", List.of(item(made, title)));
        if (made.request().data() != null) {
            claims.put(Claims.DEEP_LINKING + "data", made.request().data());
        }
        return claims;
    }

    private Map<String, Object> item(Made made, String title) {
        var custom = new HashMap<String, Object>();
        custom.put("assignment_ref", made.id().toString());
        if (made.registration().platform() == Platform.CANVAS) {
            custom.put("canvas_assignment_id", "$Canvas.assignment.id");
        }
        var item = new HashMap<String, Object>();
        item.put("type", "ltiResourceLink");
        item.put("title", title);
        item.put("url", urls.launch().toString());
        item.put("custom", custom);
        if (made.request().lineItem()) {
            item.put(
                    "lineItem",
                    Map.of(
                            "scoreMaximum",
                            POINTS,
                            "label",
                            title,
                            "resourceId",
                            made.id().toString()));
        }
        return item;
    }
}
