package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.identity.Caller;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.inbound.timer.ClassroomWork;
import rollbook.lms.usecase.Assignments;
import rollbook.lms.usecase.ConnectClassroom;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.EndClassroom;
import rollbook.lms.usecase.ReadClassroom;
import rollbook.lms.usecase.Rejections;
import rollbook.lms.usecase.TestClassroom;

/** A teacher's own connection with Google Classroom. */
@Path("/api/lms/classroom")
@Authenticated
public class ClassroomResource {
    private final Caller caller;
    private final ConnectClassroom connectClassroom;
    private final ReadClassroom readClassroom;
    private final TestClassroom testClassroom;
    private final EndClassroom endClassroom;
    private final ClassroomWork work;

    ClassroomResource(
            Caller caller,
            ConnectClassroom connectClassroom,
            ReadClassroom readClassroom,
            TestClassroom testClassroom,
            EndClassroom endClassroom,
            ClassroomWork work) {
        this.caller = caller;
        this.connectClassroom = connectClassroom;
        this.readClassroom = readClassroom;
        this.testClassroom = testClassroom;
        this.endClassroom = endClassroom;
        this.work = work;
    }

    /**
     * Where to go on.
     *
     * @param authorizationUrl Google's page, for the teacher's own browser; good for ten minutes
     */
    public record Begun(URI authorizationUrl) {}

    /**
     * How it does.
     *
     * @param email the Google account's
     * @param trouble GRANT_GONE or SCOPES_GONE, and what it means; null: none
     * @param courses how many active courses are known
     * @param registered of how many of them Google tells us
     * @param nextRenewal when it is asked to go on with the first of them
     * @param unsettled assignments one made there that enroll nobody, or nobody yet, and why; of CHOOSE one chooses the license
     * @param deliveries what came in ninety days
     * @param rejected what was refused, the last first
     */
    public record Connection(
            UUID id,
            String email,
            Instant connectedAt,
            @Nullable GrantTrouble trouble,
            @Nullable String troubleWhy,
            long courses,
            long registered,
            @Nullable Instant nextRenewal,
            List<Unsettled> unsettled,
            Deliveries.Summary deliveries,
            List<Rejections.Rejected> rejected) {
        static Connection of(ReadClassroom.Health health) {
            return new Connection(
                    health.connection().id(),
                    health.email(),
                    health.connection().connectedAt(),
                    health.trouble(),
                    Optional.ofNullable(health.trouble())
                            .map(GrantTrouble::sentence)
                            .orElse(null),
                    health.courses().courses(),
                    health.courses().registered(),
                    health.courses().nextRenewal(),
                    health.unsettled().stream().map(Unsettled::of).toList(),
                    health.deliveries(),
                    health.rejected());
        }

        @Override
        public String toString() {
            return "Connection[" + id + "]";
        }
    }

    /**
     * An assignment that enrolls nobody, or nobody yet.
     *
     * @param id ours, by which its license is chosen
     * @param why what its state means
     */
    public record Unsettled(UUID id, String title, AssignmentState state, String why) {
        static Unsettled of(Assignments.Assignment assignment) {
            return new Unsettled(
                    assignment.id(),
                    assignment.title(),
                    assignment.state(),
                    assignment.state().why());
        }
    }

    /** What was tried, in its order; what comes after a failure may be left out. */
    public record Tried(List<TestClassroom.Check> checks) {}

    @POST
    @Operation(
            summary = "Begin to connect Google Classroom, or to connect it again",
            description =
                    "For any teacher, who goes on at Google's page with the account of their address here; all that is"
                            + " asked for has to be ticked. Assignments of our app they make there then enroll who opens them, on the"
                            + " license they are on. Google sends the browser back to the app.")
    public Begun begin() {
        return new Begun(
                connectClassroom.begin(caller.accountId(), caller.email().normalized()));
    }

    @GET
    @Operation(summary = "One's own connection with Google Classroom and how it does; 404 where there is none")
    public Connection get() {
        return Connection.of(readClassroom.of(caller.accountId()));
    }

    @POST
    @Path("/test")
    @Operation(
            summary =
                    "Try one's own connection: whether Google accepts the consent, shows the courses, and tells of them",
            description = "Five times a minute at most; 429 says in Retry-After when the next time is.")
    public Tried test() {
        return new Tried(testClassroom.test(caller.accountId()));
    }

    @DELETE
    @Operation(
            summary = "Disconnect Google Classroom",
            description = "The consent is given back to Google. Nobody leaves a license; nothing more comes by it.")
    public void disconnect() {
        endClassroom.end(caller.accountId());
        work.wake();
    }
}
