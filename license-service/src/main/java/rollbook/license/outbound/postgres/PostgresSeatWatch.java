package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import rollbook.kit.sql.Database;
import rollbook.kit.watch.Watch;
import rollbook.kit.watch.Watched;

/**
 * Audits the seats (ADR 0005): how many licenses break an invariant. Each look costs a scan of the licenses and a count by
 * index of ten licenses' people, the next ten each time; one statement sees one moment, so no lock is needed.
 *
 * <p>A license whose seats were lowered below what is held is not broken: nobody loses theirs. It is when somebody was seated
 * since.
 */
@ApplicationScoped
class PostgresSeatWatch implements Watch {
    private static final String NAME = "rollbook.seat.invariant.broken";
    private static final String SAYS = "Licenses whose seats are not as they must be";
    private static final Watched OVERFILLED = new Watched(NAME, SAYS, Map.of("what", "overfilled"));
    private static final Watched WITHHELD = new Watched(NAME, SAYS, Map.of("what", "withheld"));
    private static final Watched MISCOUNTED = new Watched(NAME, SAYS, Map.of("what", "miscounted"));

    private static final String OVERFILLED_SQL = """
            select count(*) from license l
            where members + invited > seats and not exists (
              select from activity c
              where c.license_id = l.id and c.kind = 'SEATS' and not exists (
                select from act a join ledger p on p.license_id = a.license_id and p.seq between a.first_seq and a.seq
                where a.license_id = l.id and a.recorded_at > c.last_at
                  and p.status_before not in ('MEMBER', 'INVITED') and p.status_after in ('MEMBER', 'INVITED')))
            """;
    private static final String WITHHELD_SQL =
            "select count(*) from license where waiting > 0 and (seats is null or members + invited < seats)";
    private static final String COUNTED_SQL = """
            select l.id, (l.members, l.invited, l.waiting) <> (
                select count(*) filter (where status = 'MEMBER'), count(*) filter (where status = 'INVITED'),
                  count(*) filter (where status = 'WAITING')
                from membership where license_id = l.id and status in ('MEMBER', 'INVITED', 'WAITING')) as wrong
            from license l where l.id > ? order by l.id limit ?
            """;
    private static final int AT_ONCE = 10;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;
    private final Set<UUID> miscounted = ConcurrentHashMap.newKeySet();
    private volatile UUID counted = BEFORE_ALL;

    private record Counted(UUID id, boolean wrong) {}

    PostgresSeatWatch(Database database) {
        this.database = database;
    }

    @Override
    public List<Watched> watched() {
        return List.of(OVERFILLED, WITHHELD, MISCOUNTED);
    }

    @Override
    public Map<Watched, Double> read() {
        countNext();
        return Map.of(
                OVERFILLED, number(OVERFILLED_SQL),
                WITHHELD, number(WITHHELD_SQL),
                MISCOUNTED, (double) miscounted.size());
    }

    private void countNext() {
        var next = database.with(sql -> sql.select(COUNTED_SQL, counted, AT_ONCE)
                .map((row, _) -> new Counted(row.getObject("id", UUID.class), row.getBoolean("wrong")))
                .list());
        for (var license : next) {
            if (license.wrong()) {
                miscounted.add(license.id());
            } else {
                miscounted.remove(license.id());
            }
        }
        counted = next.size() < AT_ONCE ? BEFORE_ALL : next.getLast().id();
    }

    private double number(String sql) {
        return database.with(
                connection -> connection.select(sql).mapTo(Double.class).one());
    }
}
