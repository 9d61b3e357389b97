package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.licenses.Authority;
import rollbook.lms.usecase.Connections.Connection;

/** A license's connections, for its admins and staff. */
@ApplicationScoped
public class ReadConnections {
    private final Authority authority;
    private final Connections connections;

    ReadConnections(Authority authority, Connections connections) {
        this.authority = authority;
        this.connections = connections;
    }

    @Transactional
    public List<Connection> list(UUID licenseId, Actor actor) {
        authority.require(licenseId, actor);
        return connections.of(licenseId);
    }
}
