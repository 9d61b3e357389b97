package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Launch;
import rollbook.lms.domain.Platform;
import rollbook.lms.domain.RefKind;
import rollbook.lms.domain.Standing;
import rollbook.lms.usecase.Assignments.Assignment;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Deliveries.State;
import rollbook.lms.usecase.Registrations.Registration;
import rollbook.lms.usecase.TakeLaunch.Looked;
import rollbook.lms.usecase.TakeLaunch.Naming;
import rollbook.lms.usecase.TakeLaunch.Opened;
import rollbook.lms.usecase.TakeLaunch.Visit;

/** What a launch that was proved comes to: a student opens, a teacher looks or is about to name an assignment. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class TakeVisit {
    private final Connections connections;
    private final ConfirmConnection confirmConnection;
    private final Deliveries deliveries;
    private final Assignments assignments;
    private final DeepLinks deepLinks;
    private final TakeOpen takeOpen;
    private final ProveMaking proveMaking;
    private final ReturnUrls returnUrls;
    private final NoticeHandlers noticeHandlers;
    private final EnrollmentOff enrollmentOff;
    private final Secrets secrets;

    TakeVisit(
            Connections connections,
            ConfirmConnection confirmConnection,
            Deliveries deliveries,
            Assignments assignments,
            DeepLinks deepLinks,
            TakeOpen takeOpen,
            ProveMaking proveMaking,
            ReturnUrls returnUrls,
            NoticeHandlers noticeHandlers,
            EnrollmentOff enrollmentOff,
            Secrets secrets) {
        this.connections = connections;
        this.confirmConnection = confirmConnection;
        this.deliveries = deliveries;
        this.assignments = assignments;
        this.deepLinks = deepLinks;
        this.takeOpen = takeOpen;
        this.proveMaking = proveMaking;
        this.returnUrls = returnUrls;
        this.noticeHandlers = noticeHandlers;
        this.enrollmentOff = enrollmentOff;
        this.secrets = secrets;
    }

    Visit take(Registration registration, Launch launch, String nonce) {
        var found = connections
                .ofDeployment(registration.id(), launch.deployment())
                .orElseThrow(() -> new ProblemException(LtiProblem.UNKNOWN_DEPLOYMENT));
        var email = launch.address();
        var linking = launch.wantsLink();
        var delivery = deliveries
                .note(found.id(), nonce, linking.isPresent() ? "LtiDeepLinkingRequest" : "LtiResourceLinkRequest")
                .orElseThrow(() -> new ProblemException(LtiProblem.NOT_BEGUN));
        var connection = confirmConnection.byLaunch(found, launch, email);
        var standing = launch.standing();
        if (launch.noticesUrl() != null && standing.teaches() && !connection.isPending()) {
            noticeHandlers.want(connection.id(), launch.noticesUrl());
        }
        if (linking.isPresent()) {
            return naming(connection, launch, linking.get(), email);
        }
        return standing == Standing.LEARNER
                ? open(registration, connection, launch, delivery, email)
                : look(registration, connection, launch, standing, delivery);
    }

    private Visit naming(Connection connection, Launch launch, Launch.Linking linking, @Nullable String email) {
        if (!launch.standing().teaches() || launch.subject() == null) {
            throw new ProblemException(LtiProblem.NOT_A_TEACHER);
        }
        if (!linking.takesLinks()) {
            throw new ProblemException(LtiProblem.NO_LINKS_TAKEN);
        }
        var token = secrets.next();
        deepLinks.keep(
                token,
                new DeepLinks.Request(
                        connection.id(),
                        returnUrls.safe(linking.returnUrl()),
                        linking.data(),
                        linking.takesLineItem(),
                        linking.title(),
                        launch.subject(),
                        email));
        return new Naming(token, linking.title());
    }

    /** A feed may still tell us that a link is ours, of an assignment the platform names; of others only our own reference does. */
    private Visit open(
            Registration registration, Connection connection, Launch launch, long delivery, @Nullable String email) {
        var person = registration.user(launch.deployment(), Objects.requireNonNull(launch.subject()), email);
        var mayComeLater = registration.platform() == Platform.CANVAS
                || launch.names().nameAnAssignment()
                || launch.refs().getFirst().kind() == RefKind.OURS;
        var fate = takeOpen.take(connection, new TakeOpen.Open(delivery, launch.refs(), person, mayComeLater));
        switch (fate) {
            case SAID -> {}
            case UNKNOWN, UNCONFIRMED, UNSETTLED ->
                deliveries.become(delivery, mayComeLater ? State.PARKED : State.IGNORED, fate.name());
            case ENROLLS_NOBODY -> deliveries.become(delivery, State.IGNORED, fate.name());
        }
        return new Opened(assignment(connection, launch).map(Assignment::title).orElse(launch.title()), fate);
    }

    private Visit look(
            Registration registration, Connection connection, Launch launch, Standing standing, long delivery) {
        var known = assignment(connection, launch);
        var assignment = known.or(() -> proveMaking.prove(registration, connection, launch));
        if (assignment.equals(known)) {
            deliveries.become(delivery, State.IGNORED, standing.name());
        }
        var state = assignment.map(Assignment::state).orElse(null);
        return new Looked(
                standing,
                assignment.map(Assignment::title).orElse(launch.title()),
                state,
                connection.isPending() || (state == AssignmentState.ASKED && connection.awaitsAdmin()),
                assignment.filter(enrollmentOff::of).isPresent());
    }

    private Optional<Assignment> assignment(Connection connection, Launch launch) {
        return launch.refs().stream()
                .flatMap(ref -> assignments.find(connection.id(), ref).stream())
                .findFirst();
    }
}
