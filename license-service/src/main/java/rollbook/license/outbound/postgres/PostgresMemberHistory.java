package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.license.usecase.MemberHistory;
import rollbook.license.usecase.Said;

/** Reads one person's entries of the ledger, each with its act. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresMemberHistory implements MemberHistory {
    private static final String SURVIVOR = """
            with recursive trail (id, merged_into) as (
              select id, merged_into from person where id = :person
              union
              select p.id, p.merged_into from trail join person p on p.id = trail.merged_into)
            select id from trail where merged_into is null
            """;

    /** The person and all who turned out to be them; then their entries, and the act each is part of. */
    private static final String ENTRIES = """
            with recursive same (id) as (
              select cast(:person as uuid)
              union
              select p.id from same join person p on p.merged_into = same.id)
            select l.seq, l.status_before, l.status_after, l.outcome, l.rule, l.detail, a.recorded_at, a.stamp,
                   a.actor_account, a.actor_email, a.actor_role, a.kind, a.method, a.source, a.batch_id
            from same
            cross join lateral (
              select * from ledger where person_id = same.id and license_id = :license and seq < :before
              order by seq desc limit :limit) l
            cross join lateral (
              select * from act where license_id = :license and seq >= l.seq order by seq limit 1) a
            """;

    private final Database database;

    PostgresMemberHistory(Database database) {
        this.database = database;
    }

    @Override
    public UUID survivor(UUID personId) {
        return database.with(sql -> sql.createQuery(SURVIVOR)
                .bind("person", personId)
                .mapTo(UUID.class)
                .findOne()
                .orElse(personId));
    }

    @Override
    public List<Entry> read(UUID licenseId, UUID personId, long before, int limit) {
        return database.with(
                sql -> of(sql.createQuery(ENTRIES + " order by l.seq desc limit :limit"), licenseId, personId)
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, _) -> entry(row))
                        .list());
    }

    @Override
    public Map<Long, Actor> doers(UUID licenseId, UUID personId, Collection<Long> stamps) {
        return stamps.isEmpty()
                ? Map.of()
                : database.with(sql -> of(
                                sql.createQuery(ENTRIES
                                        + " where a.stamp = any(:stamps) and a.kind = 'REMOVAL' order by l.seq"),
                                licenseId,
                                personId)
                        .bind("before", Long.MAX_VALUE)
                        .bind("limit", Integer.MAX_VALUE)
                        .bindArray("stamps", Long.class, stamps.toArray())
                        .map((row, _) -> Map.entry(row.getLong("stamp"), Actors.read(row)))
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first)));
    }

    private static Query of(Query query, UUID licenseId, UUID personId) {
        return query.bind("license", licenseId).bind("person", personId);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var method = row.getString("method");
        var source = row.getString("source");
        return new Entry(
                row.getLong("seq"),
                row.getTimestamp("recorded_at").toInstant(),
                Actors.read(row),
                Said.Kind.valueOf(row.getString("kind")),
                method == null ? null : EnrollmentMethod.valueOf(method),
                source == null || source.isEmpty() ? null : source,
                row.getObject("batch_id", UUID.class),
                MembershipStatus.valueOf(row.getString("status_before")),
                MembershipStatus.valueOf(row.getString("status_after")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("rule"),
                row.getString("detail"));
    }
}
