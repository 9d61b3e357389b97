package rollbook.lms.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.domain.ConnectionState;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.ReadConnections;
import rollbook.lms.usecase.Registrations;
import rollbook.lms.usecase.Rejections;

/**
 * A connection and how it does.
 *
 * @param lti of LTI: as what client and deployment of which platform
 * @param trusted whether its license's admin came through it, so that addresses it asserts count outside the license's domains
 * @param trouble why nothing can come for now
 * @param deliveries what came in ninety days
 * @param rejected what was refused, the last first
 */
public record ConnectionRepresentation(
        UUID id,
        ConnectionKind kind,
        String name,
        ConnectionState state,
        boolean trusted,
        Instant connectedAt,
        @Nullable Instant confirmedAt,
        @Nullable String trouble,
        @Nullable Lti lti,
        Deliveries.Summary deliveries,
        List<Rejections.Rejected> rejected) {

    /** Whose tool it is. */
    public record Lti(String issuer, String clientId, String deploymentId) {
        static @Nullable Lti of(Registrations.@Nullable Registration registration, @Nullable String deployment) {
            return registration == null || deployment == null
                    ? null
                    : new Lti(registration.issuer(), registration.clientId(), deployment);
        }
    }

    static ConnectionRepresentation of(ReadConnections.Health health) {
        var connection = health.connection();
        return new ConnectionRepresentation(
                connection.id(),
                connection.kind(),
                connection.name(),
                connection.state(),
                connection.trusted(),
                connection.connectedAt(),
                connection.confirmedAt(),
                connection.trouble(),
                Lti.of(health.registration(), connection.deployment()),
                health.deliveries(),
                health.rejected());
    }
}
