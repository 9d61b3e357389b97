package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.RefKind;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.DeepLinks.Answered;
import rollbook.lms.usecase.DeepLinks.Request;
import rollbook.lms.usecase.MakeAssignment.Making;

/**
 * A teacher has named an assignment: it is made, and their platform gets it from us as a link with our reference in it. A form
 * that is sent twice, as by a double click, makes one assignment and gets one answer, that to the first.
 */
@ApplicationScoped
public class NameAssignment {
    private static final int LONGEST_TITLE = 200;

    private final DeepLinks deepLinks;
    private final Connections connections;
    private final Registrations registrations;
    private final MakeAssignment makeAssignment;
    private final SettleAssignments settleAssignments;
    private final ToolKeys keys;
    private final LinkAnswer linkAnswer;
    private final Assignments assignments;
    private final EnrollmentOff enrollmentOff;
    private final Ids ids;
    private final Database database;

    NameAssignment(
            DeepLinks deepLinks,
            Connections connections,
            Registrations registrations,
            MakeAssignment makeAssignment,
            SettleAssignments settleAssignments,
            ToolKeys keys,
            LinkAnswer linkAnswer,
            Assignments assignments,
            EnrollmentOff enrollmentOff,
            Ids ids,
            Database database) {
        this.deepLinks = deepLinks;
        this.connections = connections;
        this.registrations = registrations;
        this.makeAssignment = makeAssignment;
        this.settleAssignments = settleAssignments;
        this.keys = keys;
        this.linkAnswer = linkAnswer;
        this.assignments = assignments;
        this.enrollmentOff = enrollmentOff;
        this.ids = ids;
        this.database = database;
    }

    /**
     * What the browser takes back to the platform.
     *
     * @param state what the assignment is; its maker is told before they go on
     * @param pending whether it waits for the license's admin to come through the connection
     * @param switchedOff whether its license takes nobody by an LMS for now
     */
    public record Named(
            String returnUrl,
            String token,
            String title,
            AssignmentState state,
            boolean pending,
            boolean switchedOff) {}

    /**
     * Makes it, or tells again what the form came to.
     *
     * @throws ProblemException 410 for a form that is too old, or was sent minutes ago; 422 without a name
     */
    public Named name(String token, String typed) {
        var title = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            throw new ProblemException(LtiProblem.NO_TITLE);
        }
        var answered = database.inTransaction(() -> deepLinks
                .take(token)
                .map(request -> make(token, request, title))
                .or(() -> deepLinks.answered(token))
                .orElseThrow(() -> new ProblemException(LtiProblem.FORM_EXPIRED)));
        var state = settleAssignments.settle(answered.assignmentId());
        return database.inTransaction(() -> named(answered, state));
    }

    private Answered make(String token, Request request, String title) {
        var connection = connection(request.connectionId());
        var registration = registrations
                .find(Objects.requireNonNull(connection.registrationId()))
                .orElseThrow();
        var id = ids.next();
        var maker = registration.user(
                Objects.requireNonNull(connection.deployment()), request.makerSubject(), request.makerEmail());
        makeAssignment.make(
                new Making(id, connection, maker, null, title, List.of(new Ref(RefKind.OURS, id.toString()))));
        var answer = keys.sign(linkAnswer.to(registration, connection, request, id, title));
        var answered = new Answered(connection.id(), id, request.returnUrl(), answer);
        deepLinks.keep(token, answered, LinkAnswer.GOOD_FOR);
        return answered;
    }

    private Named named(Answered answered, AssignmentState state) {
        var assignment = assignments.find(answered.assignmentId()).orElseThrow();
        return new Named(
                answered.returnUrl(),
                answered.answer(),
                assignment.title(),
                state,
                state == AssignmentState.ASKED
                        && connection(answered.connectionId()).awaitsAdmin(),
                enrollmentOff.of(assignment));
    }

    private Connection connection(UUID id) {
        return connections.find(id).orElseThrow(() -> new ProblemException(LtiProblem.UNKNOWN_DEPLOYMENT));
    }
}
