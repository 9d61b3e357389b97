package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.licenses.Authority;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Deliveries.Summary;
import rollbook.lms.usecase.Feeds.Feed;
import rollbook.lms.usecase.Registrations.Registration;
import rollbook.lms.usecase.Rejections.Rejected;

/** A license's connections and how they do, for its admins and staff. */
@ApplicationScoped
public class ReadConnections {
    private final Authority authority;
    private final Connections connections;
    private final ClassroomGrants grants;
    private final Registrations registrations;
    private final Feeds feeds;
    private final Deliveries deliveries;
    private final Rejections rejections;
    private final Database database;

    ReadConnections(
            Authority authority,
            Connections connections,
            ClassroomGrants grants,
            Registrations registrations,
            Feeds feeds,
            Deliveries deliveries,
            Rejections rejections,
            Database database) {
        this.authority = authority;
        this.connections = connections;
        this.grants = grants;
        this.registrations = registrations;
        this.feeds = feeds;
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.database = database;
    }

    /**
     * How one does.
     *
     * @param registration of LTI
     * @param feed of CANVAS and SCHOOLOGY
     */
    public record Health(
            Connection connection,
            @Nullable Registration registration,
            @Nullable Feed feed,
            Summary deliveries,
            List<Rejected> rejected) {}

    /** Its own, and those with Google Classroom of teachers who made assignments for it. */
    public List<Health> list(UUID licenseId, Actor actor) {
        authority.require(licenseId, actor);
        return database.inTransaction(() -> Stream.concat(connections.of(licenseId).stream(), classroomsFor(licenseId))
                .map(this::health)
                .toList());
    }

    /**
     * One of them.
     *
     * @throws ProblemException 404: not of this license, or not theirs
     */
    public Health one(UUID licenseId, UUID connectionId, Actor actor) {
        authority.require(licenseId, actor);
        return database.inTransaction(() -> connections
                        .find(connectionId)
                        .filter(found -> licenseId.equals(found.licenseId()))
                        .map(this::health))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** For whoever may see the license: what is to be pasted is no secret, and the same for all. */
    public void requireReader(UUID licenseId, Actor actor) {
        authority.require(licenseId, actor);
    }

    private Stream<Connection> classroomsFor(UUID licenseId) {
        return grants.ofMakersFor(licenseId).stream().flatMap(id -> connections.find(id).stream());
    }

    private Health health(Connection connection) {
        return new Health(
                connection,
                Optional.ofNullable(connection.registrationId())
                        .flatMap(registrations::find)
                        .orElse(null),
                feeds.find(connection.id()).orElse(null),
                deliveries.summary(connection.id()),
                rejections.of(connection.id()));
    }
}
