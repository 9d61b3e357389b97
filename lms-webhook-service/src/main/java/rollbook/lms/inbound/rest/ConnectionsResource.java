package rollbook.lms.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Page;
import rollbook.licenses.ActingCaller;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.domain.ConnectionState;
import rollbook.lms.usecase.Connections;
import rollbook.lms.usecase.ReadConnections;

/** The LMSs connected to a license. */
@Path("/api/lms/{licenseId}/connections")
@Authenticated
public class ConnectionsResource {
    private final ActingCaller caller;
    private final ReadConnections readConnections;

    ConnectionsResource(ActingCaller caller, ReadConnections readConnections) {
        this.caller = caller;
        this.readConnections = readConnections;
    }

    /** One of them. */
    public record Connection(
            UUID id,
            ConnectionKind kind,
            String name,
            ConnectionState state,
            Instant connectedAt,
            @Nullable Instant confirmedAt,
            @Nullable String trouble) {
        static Connection of(Connections.Connection connection) {
            return new Connection(
                    connection.id(),
                    connection.kind(),
                    connection.name(),
                    connection.state(),
                    connection.connectedAt(),
                    connection.confirmedAt(),
                    connection.trouble());
        }
    }

    @GET
    @Operation(summary = "The LMSs connected to the license, all at once")
    public Page<Connection> list(UUID licenseId) {
        return new Page<>(readConnections.list(licenseId, caller.actor()), null).map(Connection::of);
    }
}
