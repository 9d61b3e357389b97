package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Way;
import rollbook.license.usecase.Ledger;

/** The verdicts: an act and, person by person, its entries. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLedger implements Ledger {
    private static final String APPEND_ACT = """
            insert into act (license_id, seq, first_seq, fact_id, batch_id, method,
                             actor_account, actor_email, actor_role, stamp)
            values (:license, :seq, :firstSeq, :fact, :batch, :method, :account, :email, :role, :stamp)
            """;

    private static final String APPEND_PEOPLE = """
            insert into ledger (license_id, seq, person_id, row, status_before, status_after, outcome, rule, detail, address)
            select :license, *
            from unnest(:seqs, :persons, :rows, :before, :after, :outcomes, :rules, :details, :addresses)
            """;

    private static final String READ_PEOPLE = """
            select l.seq, l.person_id, l.row, coalesce(l.address, m.address) as address,
                   l.status_before, l.status_after, l.outcome, l.rule, l.detail,
                   (select method from act where license_id = l.license_id and seq >= l.seq order by seq limit 1) as method
            from ledger l left join membership m using (license_id, person_id)
            where l.license_id = :license and l.seq between :first and :last order by l.seq
            """;

    private final Database database;

    PostgresLedger(Database database) {
        this.database = database;
    }

    @Override
    public long last(UUID licenseId) {
        return database.with(sql -> sql.select("select seq from license where id = ?", licenseId)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void append(MembershipChanged act, EnrollmentMethod method) {
        database.with(sql -> {
            sql.createUpdate(APPEND_ACT)
                    .bind("license", act.licenseId())
                    .bind("seq", act.seq())
                    .bind("firstSeq", act.previousSeq() + 1)
                    .bind("fact", act.factId())
                    .bind("batch", act.batchId())
                    .bind("method", method.name())
                    .bind("account", act.actor().accountId())
                    .bind("email", act.actor().email())
                    .bind("role", act.actor().role().name())
                    .bind("stamp", act.stamp())
                    .execute();
            appendPeople(sql, act);
            return sql.execute("update license set seq = ? where id = ?", act.seq(), act.licenseId());
        });
    }

    private static void appendPeople(Handle sql, MembershipChanged act) {
        var people = act.people();
        sql.createUpdate(APPEND_PEOPLE)
                .bind("license", act.licenseId())
                .bindArray(
                        "seqs",
                        Long.class,
                        LongStream.rangeClosed(act.previousSeq() + 1, act.seq())
                                .boxed()
                                .toList())
                .bindArray("persons", UUID.class, column(people, MembershipChanged.Person::memberId))
                .bindArray("rows", Integer.class, column(people, MembershipChanged.Person::row))
                .bindArray(
                        "before",
                        String.class,
                        column(people, person -> person.before().name()))
                .bindArray(
                        "after",
                        String.class,
                        column(people, person -> person.after().name()))
                .bindArray(
                        "outcomes",
                        String.class,
                        column(people, person -> person.outcome().name()))
                .bindArray("rules", String.class, column(people, MembershipChanged.Person::rule))
                .bindArray("details", String.class, column(people, MembershipChanged.Person::detail))
                .bindArray("addresses", String.class, column(people, PostgresLedger::saidAddress))
                .execute();
    }

    /** Who was refused or failed may have no membership whose address could be shown when this is read again. */
    private static @Nullable String saidAddress(MembershipChanged.Person person) {
        return person.outcome() == Outcome.REFUSED || person.outcome() == Outcome.FAILED ? person.email() : null;
    }

    private static @Nullable Object[] column(
            List<MembershipChanged.Person> people, Function<MembershipChanged.Person, @Nullable Object> field) {
        return people.stream().map(field).toArray();
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
                new Actor(
                        row.getObject("actor_account", UUID.class),
                        row.getString("actor_email"),
                        Actor.Role.valueOf(row.getString("actor_role"))),
                row.getLong("stamp"),
                List.of());
    }

    private static MembershipChanged.Person person(ResultSet row) throws SQLException {
        return new MembershipChanged.Person(
                row.getObject("person_id", UUID.class),
                row.getObject("row", Integer.class),
                row.getString("address"),
                MembershipStatus.valueOf(row.getString("status_before")),
                MembershipStatus.valueOf(row.getString("status_after")),
                EnrollmentMethod.valueOf(row.getString("method")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("rule"),
                row.getString("detail"));
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
