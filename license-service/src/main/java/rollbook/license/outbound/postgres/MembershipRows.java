package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.kit.sql.CopyRows;
import rollbook.license.domain.EndedSource;
import rollbook.license.domain.Grant;
import rollbook.license.domain.Membership;
import rollbook.license.usecase.Memberships;

/** A line of the projection as the columns of {@code membership} hold it. */
@ApplicationScoped
class MembershipRows {
    static final String COLUMNS = """
            m.license_id, m.person_id, m.address, m.status, m.grants::text, m.removed_at, m.waiting_seq,
            m.exclusions::text""";

    private final Grants grants;
    private final Exclusions exclusions;

    MembershipRows(Grants grants, Exclusions exclusions) {
        this.grants = grants;
        this.exclusions = exclusions;
    }

    Update bind(Update update, List<Memberships.Row> rows) {
        return update.bindArray(
                        "licenses",
                        UUID.class,
                        Columns.of(rows, row -> row.key().licenseId()))
                .bindArray(
                        "persons", UUID.class, Columns.of(rows, row -> row.key().personId()))
                .bindArray("addresses", String.class, Columns.of(rows, Memberships.Row::address))
                .bindArray(
                        "statuses",
                        String.class,
                        Columns.of(rows, row -> row.status().name()))
                .bindArray(
                        "grants",
                        String.class,
                        Columns.of(
                                rows,
                                row -> grants.write(row.membership().grants().values())))
                .bindArray(
                        "removedAt",
                        Long.class,
                        Columns.of(rows, row -> row.membership().removedAt()))
                .bindArray(
                        "turns", Long.class, Columns.of(rows, row -> row.waitingSeq() == 0 ? null : row.waitingSeq()))
                .bindArray(
                        "exclusions",
                        String.class,
                        Columns.of(
                                rows, row -> exclusions.write(row.membership().exclusions())))
                .bindArray("methods", Integer.class, Columns.of(rows, row -> methods(row.membership())));
    }

    /** The lines to be copied, {@code since} now. */
    CopyRows copy(List<Memberships.Row> rows, Instant now) {
        var copy = new CopyRows("membership (license_id, person_id, address, status, grants, removed_at, waiting_seq,"
                + " exclusions, methods, since)");
        for (var row : rows) {
            var membership = row.membership();
            copy.add(
                    row.key().licenseId(),
                    row.key().personId(),
                    row.address(),
                    row.status(),
                    grants.write(membership.grants().values()),
                    membership.removedAt(),
                    row.waitingSeq() == 0 ? null : row.waitingSeq(),
                    exclusions.write(membership.exclusions()),
                    methods(membership),
                    now);
        }
        return copy;
    }

    Memberships.Row read(ResultSet row) throws SQLException {
        return new Memberships.Row(
                new Memberships.Key(row.getObject("license_id", UUID.class), row.getObject("person_id", UUID.class)),
                row.getString("address"),
                Membership.of(
                        grants.read(row.getString("grants")),
                        row.getLong("removed_at"),
                        exclusions.read(row.getString("exclusions")),
                        Map.of()),
                MembershipStatus.valueOf(row.getString("status")),
                row.getLong("waiting_seq"));
    }

    /** The same line, knowing the sources of its license that ended. */
    Memberships.Row ending(Memberships.Row row, Map<EndedSource, Long> ended) {
        var stored = row.membership();
        var membership = new Membership(stored.grants(), stored.removedAt(), stored.exclusions(), ended);
        return new Memberships.Row(row.key(), row.address(), membership, row.status(), row.waitingSeq());
    }

    /** What the {@code grants} column contains of a line with a grant of that source. */
    String containing(EndedSource source) {
        var name = grants.text(source.name());
        return switch (source.kind()) {
            case SYNC -> "[{\"method\":\"OU\",\"origin\":" + name + "}]";
            case UNIT -> "[{\"method\":\"OU\",\"source\":" + name + "}]";
            case DOMAIN -> "[{\"method\":\"DOMAIN\",\"source\":" + name + "}]";
            case BATCH -> "[{\"batchId\":" + name + "}]";
            case KEY -> "[{\"method\":\"KEY\",\"origin\":" + name + "}]";
            case LINK -> "[{\"method\":\"LINK\",\"origin\":" + name + "}]";
        };
    }

    /** A bit for each method with a live grant or a pending invite, for the list's filter. */
    private static int methods(Membership membership) {
        return Stream.of(Grant.State.GRANTED, Grant.State.OFFERED)
                .flatMap(state -> membership.live(state).stream())
                .mapToInt(grant -> bit(grant.word().source().method()))
                .reduce(0, (one, other) -> one | other);
    }

    /** The bit of a method; a test holds that each has the index of the schema made for it. */
    static int bit(EnrollmentMethod method) {
        return switch (method) {
            case OU -> 1;
            case CSV -> 2;
            case EMAIL -> 4;
            case LMS -> 8;
            case LINK -> 16;
            case KEY -> 32;
            case DOMAIN -> 64;
        };
    }
}
