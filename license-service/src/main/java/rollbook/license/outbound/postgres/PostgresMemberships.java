package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import rollbook.events.SourceEnded;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.sql.Database;
import rollbook.license.domain.EndedSource;
import rollbook.license.usecase.Memberships;

/** The projection. Many rows are read and written by one statement each. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresMemberships implements Memberships {
    private static final String LOAD = "select " + MembershipRows.COLUMNS + """
             from unnest(:licenses, :persons) as wanted (license_id, person_id)
            join membership m using (license_id, person_id)
            """;

    private static final String SAVE = """
            insert into membership (license_id, person_id, address, status, grants, removed_at, waiting_seq, exclusions,
                                    methods, since)
            select license_id, person_id, address, status, cast(grants as jsonb), removed_at, waiting_seq,
                   cast(exclusions as jsonb), methods, clock_timestamp()
            from unnest(:licenses, :persons, :addresses, :statuses, :grants, :removedAt, :turns, :exclusions, :methods)
              as new (license_id, person_id, address, status, grants, removed_at, waiting_seq, exclusions, methods)
            on conflict (license_id, person_id) do update set
              address = excluded.address, status = excluded.status, grants = excluded.grants,
              removed_at = excluded.removed_at, waiting_seq = excluded.waiting_seq, exclusions = excluded.exclusions,
              methods = excluded.methods,
              since = case when membership.status = excluded.status then membership.since else excluded.since end
            """;

    private static final String WAITING = "select " + MembershipRows.COLUMNS + """
             from membership m where license_id = :license and status = 'WAITING'
            order by waiting_seq limit :limit
            """;

    private static final String GRANTED_BY = "select " + MembershipRows.COLUMNS + """
             from membership m where license_id = :license and person_id > :after
              and grants @> any(cast(:grants as jsonb[]))
            order by person_id limit :limit
            """;

    private final Database database;
    private final MembershipRows rows;

    PostgresMemberships(Database database, MembershipRows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public Map<Key, Row> load(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return database.with(sql -> read(
                        sql,
                        sql.createQuery(LOAD)
                                .bindArray("licenses", UUID.class, Columns.of(keys, Key::licenseId))
                                .bindArray("persons", UUID.class, Columns.of(keys, Key::personId)))
                .stream()
                .collect(toMap(Row::key, Function.identity())));
    }

    @Override
    public Map<UUID, List<UUID>> licensesOf(Collection<UUID> personIds) {
        return personIds.isEmpty()
                ? Map.of()
                : database.with(sql -> sql
                        .createQuery(
                                "select person_id, license_id from membership where person_id = any(:people) order by license_id")
                        .bindArray("people", UUID.class, personIds.toArray())
                        .map((row, _) -> Map.entry(
                                row.getObject("person_id", UUID.class), row.getObject("license_id", UUID.class)))
                        .stream()
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    @Override
    public void add(Collection<Row> born) {
        if (!born.isEmpty()) {
            var now = database.now();
            database.with(sql -> rows.copy(sorted(born), now).into(sql));
        }
    }

    private static List<Row> sorted(Collection<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.key().licenseId())
                        .thenComparing(row -> row.key().personId()))
                .toList();
    }

    @Override
    public void save(Collection<Row> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var sorted = sorted(changed);
        var written =
                database.with(sql -> rows.bind(sql.createUpdate(SAVE), sorted).execute());
        if (written != changed.size()) {
            throw new TransientFailureException(written + " of " + changed.size() + " memberships written", null);
        }
    }

    @Override
    public void delete(Collection<Key> keys) {
        if (!keys.isEmpty()) {
            database.with(sql -> sql.createUpdate("""
                            delete from membership m using unnest(:licenses, :persons) as gone (license_id, person_id)
                            where m.license_id = gone.license_id and m.person_id = gone.person_id
                            """)
                    .bindArray("licenses", UUID.class, Columns.of(keys, Key::licenseId))
                    .bindArray("persons", UUID.class, Columns.of(keys, Key::personId))
                    .execute());
        }
    }

    @Override
    public List<Row> waiting(UUID licenseId, int limit) {
        return database.with(sql ->
                read(sql, sql.createQuery(WAITING).bind("license", licenseId).bind("limit", limit)));
    }

    @Override
    public List<Row> grantedBy(UUID licenseId, Collection<EndedSource> sources, UUID after, int limit) {
        return database.with(sql -> read(
                sql,
                sql.createQuery(GRANTED_BY)
                        .bind("license", licenseId)
                        .bind("after", after)
                        .bindArray("grants", String.class, Columns.of(sources, rows::containing))
                        .bind("limit", limit)));
    }

    /** The rows as the domain has them: with the sources of their license that ended. */
    private List<Row> read(Handle sql, Query query) {
        var stored = query.map((row, _) -> rows.read(row)).list();
        var ended = ended(
                sql,
                stored.stream().map(row -> row.key().licenseId()).distinct().toList());
        return stored.stream()
                .map(row -> rows.ending(row, ended.getOrDefault(row.key().licenseId(), Map.of())))
                .toList();
    }

    @Override
    public Map<UUID, Map<EndedSource, Long>> ended(Collection<UUID> licenseIds) {
        return licenseIds.isEmpty() ? Map.of() : database.with(sql -> ended(sql, licenseIds));
    }

    private static Map<UUID, Map<EndedSource, Long>> ended(Handle sql, Collection<UUID> licenseIds) {
        record Ended(UUID licenseId, EndedSource source, long stamp) {}
        return sql
                .createQuery("select license_id, kind, name, stamp from ended_source where license_id = any(:licenses)")
                .bindArray("licenses", UUID.class, licenseIds.toArray())
                .map((row, _) -> new Ended(
                        row.getObject("license_id", UUID.class),
                        new EndedSource(SourceEnded.Kind.valueOf(row.getString("kind")), row.getString("name")),
                        row.getLong("stamp")))
                .stream()
                .collect(groupingBy(Ended::licenseId, Collectors.toMap(Ended::source, Ended::stamp)));
    }

    @Override
    public void end(UUID licenseId, EndedSource source, long stamp) {
        database.with(sql -> sql.execute("""
                insert into ended_source (license_id, kind, name, stamp) values (?, ?, ?, ?)
                on conflict (license_id, kind, name) do update set stamp = greatest(ended_source.stamp, excluded.stamp)
                """, licenseId, source.kind().name(), source.name(), stamp));
    }
}
