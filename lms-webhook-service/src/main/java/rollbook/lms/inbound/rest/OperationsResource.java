package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import rollbook.kit.consumer.KeptLetters;
import rollbook.kit.consumer.ReplayDeadLetter;
import rollbook.kit.identity.Caller;
import rollbook.kit.operations.ServiceOperations;
import rollbook.kit.operations.ServiceState;

/** How this service does, for our staff. */
@Path("/api/lms/operations")
@Authenticated
public class OperationsResource extends ServiceOperations {
    OperationsResource(Caller caller, ServiceState state, KeptLetters letters, ReplayDeadLetter replayDeadLetter) {
        super(caller, state, letters, replayDeadLetter);
    }
}
