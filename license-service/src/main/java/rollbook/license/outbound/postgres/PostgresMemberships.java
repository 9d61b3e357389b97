package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Grant;
import rollbook.license.domain.Membership;
import rollbook.license.usecase.Memberships;

/** The projection. Many rows are read and written by one statement each. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresMemberships implements Memberships {
    private static final String LOAD = """
            select m.license_id, m.person_id, m.grants::text, m.removed_at
            from unnest(:licenses, :persons) as wanted (license_id, person_id)
            join membership m using (license_id, person_id)
            """;

    private static final String SAVE = """
            insert into membership (license_id, person_id, address, status, grants, removed_at, since)
            select license_id, person_id, address, status, cast(grants as jsonb), removed_at, clock_timestamp()
            from unnest(:licenses, :persons, :addresses, :statuses, :grants, :removedAt)
              as new (license_id, person_id, address, status, grants, removed_at)
            on conflict (license_id, person_id) do update set
              status = excluded.status, grants = excluded.grants, removed_at = excluded.removed_at,
              since = case when membership.status = excluded.status then membership.since else excluded.since end
            """;

    private static final String LIST = """
            select person_id, address, status, since, grants::text, removed_at from membership
            where license_id = :license and status <> 'REMOVED'
              and (cast(:after as uuid) is null or (address, person_id) >
                (select address, person_id from membership where license_id = :license and person_id = cast(:after as uuid)))
            order by address, person_id limit :limit
            """;

    private final Database database;
    private final Grants grants;

    PostgresMemberships(Database database, Grants grants) {
        this.database = database;
        this.grants = grants;
    }

    @Override
    public Map<Key, Membership> load(Collection<Key> keys) {
        var found = new HashMap<Key, Membership>();
        if (keys.isEmpty()) {
            return found;
        }
        return database.with(sql -> {
            sql.createQuery(LOAD)
                    .bindArray(
                            "licenses",
                            UUID.class,
                            keys.stream().map(Key::licenseId).toList())
                    .bindArray(
                            "persons",
                            UUID.class,
                            keys.stream().map(Key::personId).toList())
                    .map((row, _) -> Map.entry(
                            new Key(row.getObject("license_id", UUID.class), row.getObject("person_id", UUID.class)),
                            Membership.of(grants.read(row.getString("grants")), row.getLong("removed_at"))))
                    .forEach(membership -> found.put(membership.getKey(), membership.getValue()));
            return found;
        });
    }

    @Override
    public void save(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sorted = rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.key().licenseId())
                        .thenComparing(row -> row.key().personId()))
                .toList();
        var written = database.with(sql -> save(sql, sorted));
        if (written != rows.size()) {
            throw new TransientFailureException(written + " of " + rows.size() + " memberships written", null);
        }
    }

    private int save(Handle sql, List<Row> rows) {
        return sql.createUpdate(SAVE)
                .bindArray(
                        "licenses",
                        UUID.class,
                        rows.stream().map(row -> row.key().licenseId()).toList())
                .bindArray(
                        "persons",
                        UUID.class,
                        rows.stream().map(row -> row.key().personId()).toList())
                .bindArray(
                        "addresses",
                        String.class,
                        rows.stream().map(Row::address).toList())
                .bindArray(
                        "statuses",
                        String.class,
                        rows.stream()
                                .map(row -> row.membership().status().name())
                                .toList())
                .bindArray(
                        "grants",
                        String.class,
                        rows.stream()
                                .map(row ->
                                        grants.write(row.membership().grants().values()))
                                .toList())
                .bindArray(
                        "removedAt",
                        Long.class,
                        rows.stream().map(row -> row.membership().removedAt()).toList())
                .execute();
    }

    @Override
    public List<Listed> list(UUID licenseId, @Nullable UUID after, int limit) {
        return database.with(sql -> sql.createQuery(LIST)
                .bind("license", licenseId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new Listed(
                        row.getObject("person_id", UUID.class),
                        row.getString("address"),
                        MembershipStatus.valueOf(row.getString("status")),
                        row.getTimestamp("since").toInstant(),
                        live(Membership.of(grants.read(row.getString("grants")), row.getLong("removed_at")))))
                .list());
    }

    private static List<Grant> live(Membership membership) {
        return Stream.of(Grant.State.GRANTED, Grant.State.OFFERED)
                .flatMap(state -> membership.live(state).stream())
                .toList();
    }
}
