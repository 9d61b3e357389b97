package rollbook.lms.inbound.rest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.domain.ConnectionState;
import rollbook.lms.domain.FeedTrouble;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.Feeds;
import rollbook.lms.usecase.ReadConnections;
import rollbook.lms.usecase.Registrations;
import rollbook.lms.usecase.Rejections;
import rollbook.lms.usecase.ToolUrls;

/**
 * A connection and how it does.
 *
 * @param lti of LTI: as what client and deployment of which platform
 * @param feed of CANVAS and SCHOOLOGY: what it is set up with
 * @param trusted whether its license's admin came through it, so that addresses it asserts count outside the license's domains
 * @param trouble why nothing can come for now, a sentence; {@code troubleCode} its stable name
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
        @Nullable FeedTrouble troubleCode,
        @Nullable Lti lti,
        @Nullable Feed feed,
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

    /**
     * What comes by it is a hint.
     *
     * @param url of Canvas: where it sends to; of Schoology it is a secret and told once
     */
    public record Feed(
            @Nullable URI url,
            @Nullable String rootAccountUuid,
            @Nullable Boolean allowUnsigned,
            @Nullable String consumerKey) {
        static @Nullable Feed of(Feeds.@Nullable Feed feed, UUID connectionId, ToolUrls urls) {
            return switch (feed) {
                case Feeds.Canvas(var account, var allowUnsigned) ->
                    new Feed(urls.canvasEvents(connectionId), account, allowUnsigned, null);
                case Feeds.Schoology(var key, var _) -> new Feed(null, null, null, key);
                case null -> null;
            };
        }
    }

    static ConnectionRepresentation of(ReadConnections.Health health, ToolUrls urls) {
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
                Optional.ofNullable(connection.trouble())
                        .flatMap(FeedTrouble::saying)
                        .orElse(null),
                Lti.of(health.registration(), connection.deployment()),
                Feed.of(health.feed(), connection.id(), urls),
                health.deliveries(),
                health.rejected());
    }
}
