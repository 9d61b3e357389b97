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
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.sql.CopyRows;
import rollbook.kit.sql.Database;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Seats;
import rollbook.license.domain.Way;
import rollbook.license.usecase.Judged;
import rollbook.license.usecase.Ledger;

/** The verdicts: an act and, person by person, its entries. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLedger implements Ledger {
    private static final String APPEND_ACTS = """
            insert into act (license_id, seq, first_seq, fact_id, batch_id, method, kind, source, origin,
                             actor_account, actor_email, actor_role, stamp)
            values (:license, :seq, :firstSeq, :fact, :batch, :method, :kind, :source, :origin,
                    :account, :email, :role, :stamp)
            """;

    private static final String MOVE_TO = """
            update license set seq = new.seq, members = new.members, invited = new.invited, waiting = new.waiting
            from unnest(:ids, :seqs, :members, :invited, :waiting) as new (id, seq, members, invited, waiting)
            where license.id = new.id
            """;

    private static final String READ_PEOPLE = """
            select l.seq, l.person_id, l.row, l.status_before, l.status_after, l.outcome, l.rule, l.detail, l.merged_into,
                   coalesce(l.address, m.address, l.person_id || :unknown) as address,
                   (select method from act where license_id = l.license_id and seq >= l.seq order by seq limit 1) as method
            from ledger l left join membership m using (license_id, person_id)
            where l.license_id = :license and l.seq between :first and :last order by l.seq
            """;

    private final Database database;
    private final SaidEvents saidEvents;

    PostgresLedger(Database database, SaidEvents saidEvents) {
        this.database = database;
        this.saidEvents = saidEvents;
    }

    @Override
    public Map<UUID, Position> positions(Collection<UUID> licenseIds) {
        return database.with(sql -> sql
                .createQuery("select id, seq, seats, members, invited, waiting from license where id = any(:ids)")
                .bindArray("ids", UUID.class, licenseIds.toArray())
                .map((row, _) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Position(
                                row.getLong("seq"),
                                new Seats(
                                        row.getObject("seats", Integer.class),
                                        row.getInt("members"),
                                        row.getInt("invited"),
                                        row.getInt("waiting")))))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void moveTo(Map<UUID, Position> positions) {
        var moved =
                positions.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        database.with(sql -> sql.createUpdate(MOVE_TO)
                .bindArray("ids", UUID.class, Columns.of(moved, Map.Entry::getKey))
                .bindArray(
                        "seqs",
                        Long.class,
                        Columns.of(moved, entry -> entry.getValue().seq()))
                .bindArray(
                        "members",
                        Integer.class,
                        Columns.of(moved, entry -> entry.getValue().seats().members()))
                .bindArray(
                        "invited",
                        Integer.class,
                        Columns.of(moved, entry -> entry.getValue().seats().invited()))
                .bindArray(
                        "waiting",
                        Integer.class,
                        Columns.of(moved, entry -> entry.getValue().seats().waiting()))
                .execute());
    }

    @Override
    public void append(Collection<Judged> acts) {
        if (!acts.isEmpty()) {
            database.with(sql -> {
                var insert = sql.prepareBatch(APPEND_ACTS);
                acts.forEach(act -> bind(insert, act).add());
                insert.execute();
                return appendPeople(sql, acts);
            });
        }
    }

    private static PreparedBatch bind(PreparedBatch insert, Judged act) {
        var method = act.said().method();
        return Actors.bind(insert, act.said().actor())
                .bind("license", act.said().licenseId())
                .bind("seq", act.answer().seq())
                .bind("firstSeq", act.answer().previousSeq() + 1)
                .bind("fact", act.said().factId())
                .bind("batch", act.said().batchId())
                .bind("method", method == null ? null : method.name())
                .bind("kind", act.said().kind().name())
                .bind("source", act.said().source())
                .bind("origin", act.said().origin())
                .bind("stamp", act.said().stamp());
    }

    /** One person's entry. */
    private record Entry(Judged act, long seq, Judged.Move move, MembershipChanged.Person person) {}

    private int appendPeople(Handle sql, Collection<Judged> acts) {
        var people = new CopyRows("ledger (license_id, seq, person_id, row, status_before, status_after, outcome, rule,"
                + " detail, address, said, merged_into)");
        acts.stream().flatMap(PostgresLedger::entries).forEach(entry -> {
            var person = entry.person;
            people.add(
                    entry.act.said().licenseId(),
                    entry.seq,
                    person.memberId(),
                    person.row(),
                    person.before(),
                    person.after(),
                    person.outcome(),
                    person.rule(),
                    person.detail(),
                    saidAddress(person),
                    saidEvents.write(entry.act, entry.move),
                    person.mergedInto());
        });
        return people.into(sql);
    }

    private static Stream<Entry> entries(Judged act) {
        return IntStream.range(0, act.moves().size())
                .mapToObj(i -> new Entry(
                        act,
                        act.answer().previousSeq() + 1 + i,
                        act.moves().get(i),
                        act.answer().people().get(i)));
    }

    /** Who was refused, failed or merged may have no membership whose address could be shown when this is read again. */
    private static @Nullable String saidAddress(MembershipChanged.Person person) {
        return person.outcome() == Outcome.REFUSED || person.outcome() == Outcome.FAILED || person.mergedInto() != null
                ? person.email()
                : null;
    }

    @Override
    public Map<UUID, Actor> actors(UUID licenseId, Collection<UUID> factIds) {
        return database.with(sql -> sql
                .createQuery("""
                        select distinct on (fact_id) fact_id, actor_account, actor_email, actor_role from act
                        where license_id = :license and fact_id = any(:facts) order by fact_id, seq
                        """)
                .bind("license", licenseId)
                .bindArray("facts", UUID.class, factIds.toArray())
                .map((row, _) -> Map.entry(row.getObject("fact_id", UUID.class), Actors.read(row)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public List<MembershipChanged> read(UUID licenseId, long after, int limit) {
        return database.with(sql -> {
            var acts = sql.createQuery(
                            "select * from act where license_id = :license and seq > :after order by seq limit :limit")
                    .bind("license", licenseId)
                    .bind("after", after)
                    .bind("limit", limit)
                    .map((row, _) -> act(row))
                    .list();
            return acts.isEmpty() ? acts : withPeople(sql, acts);
        });
    }

    private static List<MembershipChanged> withPeople(Handle sql, List<MembershipChanged> acts) {
        var people = new TreeMap<Long, MembershipChanged.Person>();
        sql.createQuery(READ_PEOPLE)
                .bind("unknown", MembershipChanged.ADDRESS_UNKNOWN)
                .bind("license", acts.getFirst().licenseId())
                .bind("first", acts.getFirst().previousSeq() + 1)
                .bind("last", acts.getLast().seq())
                .map((row, _) -> Map.entry(row.getLong("seq"), person(row)))
                .forEach(entry -> people.put(entry.getKey(), entry.getValue()));
        return acts.stream()
                .map(act -> new MembershipChanged(
                        act.licenseId(),
                        act.seq(),
                        act.previousSeq(),
                        act.factId(),
                        act.batchId(),
                        act.actor(),
                        act.stamp(),
                        List.copyOf(people.subMap(act.previousSeq(), false, act.seq(), true)
                                .values())))
                .toList();
    }

    private static MembershipChanged act(ResultSet row) throws SQLException {
        return new MembershipChanged(
                row.getObject("license_id", UUID.class),
                row.getLong("seq"),
                row.getLong("first_seq") - 1,
                row.getObject("fact_id", UUID.class),
                row.getObject("batch_id", UUID.class),
                Actors.read(row),
                row.getLong("stamp"),
                List.of());
    }

    private static MembershipChanged.Person person(ResultSet row) throws SQLException {
        var method = row.getString("method");
        var detail = row.getString("detail");
        return new MembershipChanged.Person(
                row.getObject("person_id", UUID.class),
                row.getObject("row", Integer.class),
                row.getString("address"),
                MembershipStatus.valueOf(row.getString("status_before")),
                MembershipStatus.valueOf(row.getString("status_after")),
                method == null ? null : EnrollmentMethod.valueOf(method),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("rule"),
                RefusalReason.slugOf(detail),
                detail,
                row.getObject("merged_into", UUID.class));
    }

    @Override
    public Optional<Way> wayOf(UUID batchId) {
        return database.with(sql -> sql.select("select way from batch where id = ?", batchId)
                .mapTo(String.class)
                .findOne()
                .map(Way::valueOf));
    }

    @Override
    public void keepWay(UUID batchId, UUID licenseId, Way way) {
        database.with(sql -> sql.execute(
                "insert into batch (id, license_id, way) values (?, ?, ?)", batchId, licenseId, way.name()));
    }
}
