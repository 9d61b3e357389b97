package rollbook.ousync.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import rollbook.kit.consumer.KeptLetters;
import rollbook.kit.consumer.ReplayDeadLetter;
import rollbook.kit.identity.Caller;
import rollbook.kit.operations.ServiceOperations;
import rollbook.kit.operations.ServiceState;
import rollbook.ousync.usecase.StoppedSyncs;

/** How this service does, for our staff. */
@Path("/api/ou-syncs/operations")
@Authenticated
public class OperationsResource extends ServiceOperations {
    private static final int MOST = 500;

    private final StoppedSyncs stoppedSyncs;

    OperationsResource(
            Caller caller,
            ServiceState state,
            KeptLetters letters,
            ReplayDeadLetter replayDeadLetter,
            StoppedSyncs stoppedSyncs) {
        super(caller, state, letters, replayDeadLetter);
        this.stoppedSyncs = stoppedSyncs;
    }

    /** The syncs that wait for somebody. */
    public record StoppedList(List<StoppedSyncs.Stopped> items) {
        public StoppedList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Path("/stopped")
    @Operation(summary = "The syncs that hold removals, pause or met trouble, of all licenses; for staff")
    public StoppedList stopped() {
        requireStaff();
        return new StoppedList(stoppedSyncs.list(MOST));
    }
}
