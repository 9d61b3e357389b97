package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Membership;
import rollbook.license.domain.MembershipEvent;
import rollbook.license.usecase.Replays;
import rollbook.license.usecase.Said;

/** Folds the ledger's entries again, with those of people who were merged into the ones asked for. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresReplays implements Replays {
    private static final Replayed NOTHING = new Replayed(Membership.NONE, MembershipStatus.NONE, 0);

    private static final String PEOPLE = """
            select distinct person_id from ledger
            where license_id = :license and person_id > :after order by person_id limit :limit
            """;

    private static final String ENTRIES = """
            with recursive one (person_id) as (
              select unnest(:people) union
              select l.person_id from ledger l join one on l.merged_into = one.person_id where l.license_id = :license)
            select l.person_id, l.seq, l.said, l.status_before, l.status_after, l.merged_into,
                   a.kind, a.method, a.source, a.origin, a.stamp, a.fact_id, a.batch_id
            from one join ledger l on l.person_id = one.person_id and l.license_id = :license
            cross join lateral (
              select * from act where license_id = l.license_id and seq >= l.seq order by seq limit 1) a
            order by l.seq
            """;

    private final Database database;
    private final SaidEvents saidEvents;

    PostgresReplays(Database database, SaidEvents saidEvents) {
        this.database = database;
        this.saidEvents = saidEvents;
    }

    @Override
    public List<UUID> people(UUID licenseId, UUID after, int limit) {
        return database.with(sql -> sql.createQuery(PEOPLE)
                .bind("license", licenseId)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public Map<UUID, Replayed> replay(UUID licenseId, Collection<UUID> people) {
        var replayed = new HashMap<UUID, Replayed>();
        database.with(sql -> entries(sql, licenseId, people)).forEach(entry -> replay(entry, replayed));
        replayed.keySet().retainAll(Set.copyOf(people));
        return replayed;
    }

    /** One person's entry. */
    private record Entry(
            UUID person,
            long seq,
            Said.Kind kind,
            MembershipStatus before,
            MembershipStatus after,
            List<MembershipEvent> events,
            @Nullable UUID mergedInto) {}

    private List<Entry> entries(Handle sql, UUID licenseId, Collection<UUID> people) {
        return sql.createQuery(ENTRIES)
                .bind("license", licenseId)
                .bindArray("people", UUID.class, people.toArray())
                .map((row, _) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("person_id", UUID.class),
                row.getLong("seq"),
                Said.Kind.valueOf(row.getString("kind")),
                MembershipStatus.valueOf(row.getString("status_before")),
                MembershipStatus.valueOf(row.getString("status_after")),
                saidEvents.read(row),
                row.getObject("merged_into", UUID.class));
    }

    private static void replay(Entry entry, Map<UUID, Replayed> replayed) {
        var before = replayed.getOrDefault(entry.person, NOTHING);
        if (entry.mergedInto == null) {
            replayed.put(
                    entry.person,
                    new Replayed(before.membership().apply(entry.events), entry.after, turn(entry, before)));
            return;
        }
        var into = replayed.getOrDefault(entry.mergedInto, NOTHING);
        var turn = LongStream.of(before.waitingSeq(), into.waitingSeq())
                .filter(seq -> seq > 0)
                .min()
                .orElse(0);
        replayed.put(entry.person, NOTHING);
        replayed.put(entry.mergedInto, new Replayed(into.membership().merge(before.membership()), into.status(), turn));
    }

    /** A turn begins with the entry that made somebody wait; a merge takes over the earlier one. */
    private static long turn(Entry entry, Replayed before) {
        if (entry.after != MembershipStatus.WAITING) {
            return 0;
        }
        var keeps = entry.before == MembershipStatus.WAITING || entry.kind == Said.Kind.MERGE;
        return keeps ? before.waitingSeq() : entry.seq;
    }
}
