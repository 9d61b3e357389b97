package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.RefKind;
import rollbook.lms.usecase.Opens;

/** The opens as rows: one for each person of an assignment, or of a name nobody knows yet. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresOpens implements Opens {
    private static final String NOTE = """
            insert into opened (assignment_id, person_issuer, person_deployment, person_subject, stamp, delivery_id, times)
            select assignment_id, issuer, deployment, subject, max(stamp), max(delivery_id), count(*)
            from unnest(?, ?, ?, ?, ?, ?) noted(assignment_id, issuer, deployment, subject, stamp, delivery_id)
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict (assignment_id, person_issuer, person_deployment, person_subject) do update
            set stamp = greatest(opened.stamp, excluded.stamp), times = opened.times + excluded.times,
              delivery_id = excluded.delivery_id
            """;
    private static final String PARK = """
            insert into parked_open (connection_id, ref_kind, ref, person_issuer, person_deployment, person_subject,
              person_email, stamp, delivery_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (connection_id, ref_kind, ref, person_issuer, person_deployment, person_subject) do update
            set stamp = greatest(parked_open.stamp, excluded.stamp), delivery_id = excluded.delivery_id,
              parked_at = clock_timestamp(),
              person_email = coalesce(excluded.person_email, parked_open.person_email)
            """;
    private static final int AT_ONCE = 200;
    private static final String OF_ASSIGNMENT = """
            from parked_open p
            join assignment_ref r on r.connection_id = p.connection_id and r.kind = p.ref_kind and r.ref = p.ref
            where r.assignment_id = ?
            """;
    private static final String UNPARK = "delete from parked_open where id in (select p.id " + OF_ASSIGNMENT
            + " order by p.stamp limit " + AT_ONCE + ") returning *";
    private static final String FORGET = "delete from parked_open where id in (select p.id " + OF_ASSIGNMENT + ")";
    private static final String OWING = """
            select a.id from assignment a
            join connection c on c.id = a.connection_id and c.state = 'CONFIRMED' and c.ended_at is null
            where a.owes and a.state = 'SETTLED' order by a.id limit 1 for update of a skip locked
            """;

    private final Database database;

    PostgresOpens(Database database) {
        this.database = database;
    }

    @Override
    public void note(List<Said> opens) {
        if (opens.isEmpty()) {
            return;
        }
        database.with(sql -> sql.execute(
                NOTE,
                opens.stream().map(open -> open.assignment().id()).toArray(UUID[]::new),
                texts(opens, LmsUser::issuer),
                texts(opens, LmsUser::deployment),
                texts(opens, LmsUser::subject),
                opens.stream().map(Said::stamp).toArray(Long[]::new),
                opens.stream().map(Said::deliveryId).toArray(Long[]::new)));
    }

    private static String[] texts(List<Said> opens, Function<LmsUser, String> text) {
        return opens.stream().map(Said::person).map(text).toArray(String[]::new);
    }

    @Override
    public void park(Parked open) {
        database.with(sql -> sql.execute(
                PARK,
                open.connectionId(),
                open.ref().kind().name(),
                open.ref().ref(),
                open.person().issuer(),
                open.person().deployment(),
                open.person().subject(),
                open.person().email(),
                open.stamp(),
                open.deliveryId()));
    }

    @Override
    public List<Parked> unpark(UUID assignmentId) {
        var some = database.with(sql ->
                sql.select(UNPARK, assignmentId).map((row, _) -> read(row)).list());
        if (some.size() < AT_ONCE) {
            database.with(sql -> sql.execute("update assignment set owes = false where id = ?", assignmentId));
        }
        return some.stream().sorted(Comparator.comparingLong(Parked::stamp)).toList();
    }

    @Override
    public void forget(UUID assignmentId) {
        database.with(sql -> sql.execute(FORGET, assignmentId));
    }

    @Override
    public Optional<UUID> owing() {
        return database.with(sql -> sql.select(OWING).mapTo(UUID.class).findFirst());
    }

    @Override
    public void forgetOld() {
        database.with(
                sql -> sql.execute("delete from parked_open where parked_at < clock_timestamp() - interval '30 days'"));
    }

    private static Parked read(ResultSet row) throws SQLException {
        return new Parked(
                row.getObject("connection_id", UUID.class),
                new Ref(RefKind.valueOf(row.getString("ref_kind")), row.getString("ref")),
                new LmsUser(
                        row.getString("person_issuer"),
                        row.getString("person_deployment"),
                        row.getString("person_subject"),
                        row.getString("person_email")),
                row.getLong("stamp"),
                row.getLong("delivery_id"));
    }
}
