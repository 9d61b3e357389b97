package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.license.domain.EndedSource;
import rollbook.license.outbound.postgres.SegmentSql.After;
import rollbook.license.usecase.MemberList;
import rollbook.license.usecase.Memberships;

/** Reads the projection page by page: stretch after stretch of its indexes, whatever is asked for. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresMemberList implements MemberList {
    private static final String PLACES = """
            select waiting_seq, place from (
              select waiting_seq, row_number() over (order by waiting_seq) as place from (
                select waiting_seq from membership where license_id = :license and status = 'WAITING'
                order by waiting_seq limit :deepest) line) placed
            where waiting_seq = any(:turns)
            """;

    private final Database database;
    private final Memberships memberships;
    private final MembershipRows rows;

    PostgresMemberList(Database database, Memberships memberships, MembershipRows rows) {
        this.database = database;
        this.memberships = memberships;
        this.rows = rows;
    }

    @Override
    public List<Listed> list(UUID licenseId, Query query, @Nullable Place after, int limit) {
        var ended = ended(licenseId);
        var lines = new ArrayList<Listed>();
        var place = after;
        for (var segment : MemberSegments.of(query.order(), query.statuses())) {
            if (place != null && !segment.held(place)) {
                continue; // the page begins in a later stretch
            }
            if (lines.size() < limit && !(segment.key() == MemberSegments.Key.NO_ADDRESS && query.text() != null)) {
                var begin = place == null ? null : after(segment, place);
                var sql = new SegmentSql(segment, query, licenseId);
                lines.addAll(read(sql, segment, begin, limit - lines.size(), ended));
            }
            place = null;
        }
        return lines;
    }

    private List<Listed> read(
            SegmentSql segmentSql,
            MemberSegments segment,
            @Nullable After begin,
            int limit,
            Map<EndedSource, Long> ended) {
        return database.with(sql -> {
            if (segmentSql.isIndexed()) {
                return lines(sql, segmentSql.page(begin, limit), segmentSql, ended);
            }
            var walk = new MemberWalk(limit);
            var after = begin;
            while (walk.goesOn()) {
                var steps = walk.steps();
                var read = sql.createQuery(segmentSql.walk(after, steps, walk.missing()))
                        .bindMap(segmentSql.binds())
                        .map((row, _) ->
                                new MemberWalk.Step(row.getLong("step"), row.getBoolean("wanted"), line(row, ended)))
                        .list();
                var last = walk.walked(steps, read);
                after = last == null ? after : after(segment, Place.of(last));
            }
            return walk.isDone()
                    ? walk.found()
                    : walk.with(lines(sql, segmentSql.find(after, walk.missing()), segmentSql, ended));
        });
    }

    private List<Listed> lines(Handle sql, String query, SegmentSql segmentSql, Map<EndedSource, Long> ended) {
        return sql.createQuery(query)
                .bindMap(segmentSql.binds())
                .map((row, _) -> line(row, ended))
                .list();
    }

    private static After after(MemberSegments segment, Place place) {
        return switch (segment.key()) {
            case ADDRESS -> new After(place.address(), place.memberId());
            case NO_ADDRESS -> new After(null, place.memberId());
            case SINCE -> new After(Instants.utc(place.since()), place.memberId());
            case TURN -> new After(place.turn(), place.memberId());
        };
    }

    @Override
    public Optional<Listed> find(UUID licenseId, UUID memberId) {
        var ended = ended(licenseId);
        return database.with(sql -> sql.createQuery("select m.since, " + MembershipRows.COLUMNS
                        + " from membership m where license_id = :license and person_id = :member")
                .bind("license", licenseId)
                .bind("member", memberId)
                .map((row, _) -> line(row, ended))
                .findOne());
    }

    @Override
    public Map<Long, Integer> places(UUID licenseId, Collection<Long> turns, int deepest) {
        return turns.isEmpty()
                ? Map.of()
                : database.with(sql -> sql
                        .createQuery(PLACES)
                        .bind("license", licenseId)
                        .bind("deepest", deepest)
                        .bindArray("turns", Long.class, turns.toArray())
                        .map((row, _) -> Map.entry(row.getLong("waiting_seq"), row.getInt("place")))
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Map<EndedSource, Long> ended(UUID licenseId) {
        return memberships.ended(Set.of(licenseId)).getOrDefault(licenseId, Map.of());
    }

    private Listed line(ResultSet row, Map<EndedSource, Long> ended) throws SQLException {
        var stored = rows.ending(rows.read(row), ended);
        return new Listed(
                stored.key().personId(),
                stored.address(),
                stored.status(),
                row.getTimestamp("since").toInstant(),
                stored.membership(),
                stored.waitingSeq());
    }
}
