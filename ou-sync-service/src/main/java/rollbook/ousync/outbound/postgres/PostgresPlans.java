package rollbook.ousync.outbound.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Forecasts.AsOf;
import rollbook.ousync.usecase.Plans;

/** The plans as rows; their lines are {@link PlanLines}. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresPlans implements Plans {
    private static final TypeReference<List<PickedUnit>> UNITS = new TypeReference<>() {};
    private static final TypeReference<Counted> COUNTED = new TypeReference<>() {};
    private static final TypeReference<Seats> SEATS = new TypeReference<>() {};
    private static final TypeReference<AsOf> AS_OF = new TypeReference<>() {};
    private static final String TAKE = """
            update plan set lease = lease + 1, lease_until = clock_timestamp() + interval '2 minutes'
            where id = (
              select id from plan where state = 'READING' and lease_until <= now()
              order by lease_until limit 1 for update skip locked)
            returning *, false as expired
            """;
    private static final String SELECT = """
            select *, made_at < clock_timestamp() - interval '24 hours' as expired from plan
            where license_id = ? and id = ?
            """;

    private final Database database;
    private final JsonColumns json;
    private final PlanLines planLines;

    PostgresPlans(Database database, JsonColumns json, PlanLines planLines) {
        this.database = database;
        this.json = json;
        this.planLines = planLines;
    }

    /** What the column {@code counts} holds. */
    record Counted(Map<Effect, Integer> effects, Map<Outcome, Integer> outcomes) {}

    @Override
    public void make(UUID id, UUID licenseId, UUID account, Kind kind, List<PickedUnit> units) {
        database.with(sql -> sql.execute(
                "insert into plan (id, license_id, account, kind, units) values (?, ?, ?, ?, cast(? as jsonb))",
                id,
                licenseId,
                account,
                kind.name(),
                json.write(units)));
    }

    @Override
    public Optional<Plan> find(UUID licenseId, UUID planId) {
        return select(SELECT, licenseId, planId);
    }

    @Override
    public Optional<Plan> lock(UUID licenseId, UUID planId) {
        return select(SELECT + " for update", licenseId, planId);
    }

    @Override
    public Optional<Plan> take() {
        var taken = select(TAKE);
        taken.ifPresent(plan -> planLines.forget(plan.id()));
        return taken;
    }

    private Optional<Plan> select(String query, Object... arguments) {
        return database.with(
                sql -> sql.select(query, arguments).map((row, _) -> plan(row)).findFirst());
    }

    @Override
    public boolean goOn(Plan plan) {
        return database.with(sql -> sql.execute("""
                        update plan set lease_until = clock_timestamp() + interval '2 minutes'
                        where id = ? and lease = ? and state = 'READING'
                        """, plan.id(), plan.lease())) == 1;
    }

    @Override
    public void add(UUID planId, List<Line> lines) {
        planLines.add(planId, lines);
    }

    @Override
    public void forgetUnit(UUID planId, String unitId) {
        planLines.forgetUnit(planId, unitId);
    }

    @Override
    public List<Line> lines(UUID planId, @Nullable Effect effect, int after, int limit) {
        return planLines.list(planId, effect, after, limit);
    }

    @Override
    public List<Line> added(UUID planId, int after, int limit) {
        return planLines.added(planId, after, limit);
    }

    @Override
    public List<Line> judgedToJoin(UUID planId, int after, int limit) {
        return planLines.judgedToJoin(planId, after, limit);
    }

    @Override
    public List<Line> judgedToJoin(UUID planId, Collection<String> googleIds, Collection<String> emails) {
        return planLines.judgedToJoin(planId, googleIds, emails);
    }

    @Override
    public List<Line> judgedToStay(UUID planId, String after, int limit) {
        return planLines.judgedToStay(planId, after, limit);
    }

    @Override
    public List<String> losing(UUID planId, String after, int limit) {
        return planLines.losing(planId, after, limit);
    }

    @Override
    public void judge(UUID planId, List<Line> judged) {
        planLines.judge(planId, judged);
    }

    @Override
    public void judgeLosing(UUID planId, List<Fate> fates) {
        planLines.judgeLosing(planId, fates);
    }

    @Override
    public void keepTheMoved(UUID planId) {
        planLines.keepTheMoved(planId);
    }

    @Override
    public List<Difference> unforeseen(Plan plan, List<String> ending, List<String> narrowed, int limit) {
        return planLines.unforeseen(plan, ending, narrowed, limit);
    }

    @Override
    public void planned(UUID planId, Seats seats, @Nullable AsOf asOf) {
        var counted = new Counted(planLines.effects(planId), planLines.outcomes(planId));
        database.with(sql -> sql.execute(
                """
                update plan set state = 'PLANNED', counts = cast(? as jsonb), seats = cast(? as jsonb), as_of = cast(? as jsonb)
                where id = ?
                """, json.write(counted), json.write(seats), asOf == null ? null : json.write(asOf), planId));
    }

    @Override
    public void failed(UUID planId, Trouble trouble) {
        database.with(sql ->
                sql.execute("update plan set state = 'FAILED', trouble = ? where id = ?", trouble.name(), planId));
    }

    @Override
    public void committed(UUID planId) {
        database.with(sql -> sql.execute("update plan set state = 'COMMITTED' where id = ?", planId));
    }

    @Override
    public void forgetOld() {
        database.with(sql -> sql.execute("delete from plan where made_at < clock_timestamp() - interval '48 hours'"));
    }

    private Plan plan(ResultSet row) throws SQLException {
        var counts = row.getString("counts");
        var counted = counts.equals("{}") ? new Counted(Map.of(), Map.of()) : json.read(counts, COUNTED);
        var trouble = row.getString("trouble");
        var seats = row.getString("seats");
        var asOf = row.getString("as_of");
        return new Plan(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                row.getObject("account", UUID.class),
                Kind.valueOf(row.getString("kind")),
                json.read(row.getString("units"), UNITS),
                State.valueOf(row.getString("state")),
                trouble == null ? null : Trouble.valueOf(trouble),
                counted.effects(),
                counted.outcomes(),
                seats == null ? null : json.read(seats, SEATS),
                asOf == null ? null : json.read(asOf, AS_OF),
                Objects.requireNonNull(Instants.read(row, "made_at")),
                row.getBoolean("expired"),
                row.getLong("lease"));
    }
}
