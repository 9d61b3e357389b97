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
import rollbook.lms.usecase.DeepLinks.Request;
import rollbook.lms.usecase.MakeAssignment.Making;
import rollbook.lms.usecase.Registrations.Registration;

/** A teacher has named an assignment: it is made, and their platform gets it from us as a link with our reference in it. */
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
                keys.sign(linkAnswer.to(made.registration(), made.connection(), made.request(), made.id(), title)),
                title,
                state,
                made.connection().awaitsAdmin() && state == AssignmentState.ASKED,
                database.inTransaction(() -> assignments.find(made.id()))
                        .filter(enrollmentOff::of)
                        .isPresent());
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
        var maker = registration.user(
                Objects.requireNonNull(connection.deployment()), request.makerSubject(), request.makerEmail());
        makeAssignment.make(
                new Making(id, connection, maker, null, title, List.of(new Ref(RefKind.OURS, id.toString()))));
        return new Made(id, request, connection, registration);
    }
}
