package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.PlanReason;
import rollbook.ousync.usecase.Plans.Difference;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Fate;
import rollbook.ousync.usecase.Plans.Line;
import rollbook.ousync.usecase.Plans.Plan;

/** The lines of plans as rows. */
@ApplicationScoped
class PlanLines {
    private static final String MOVED = """
            update plan_person lost set why = ?, reason = ?, kept_methods = null, outcome = 'ALREADY_MEMBER'
            where plan_id = ? and effect = 'REMOVE' and exists (
              select 1 from plan_person other where other.plan_id = lost.plan_id
                and other.google_id = lost.google_id and other.effect in ('ADD', 'KEEP'))
            """;
    /** Who stays by another unit was not asked about: that unit has a line of them. */
    private static final String TO_STAY = """
            select distinct on (google_id) * from plan_person lost
            where plan_id = ? and effect = 'REMOVE' and outcome = 'ALREADY_MEMBER' and google_id > ? and not exists (
              select 1 from plan_person other where other.plan_id = lost.plan_id
                and other.google_id = lost.google_id and other.effect in ('ADD', 'KEEP'))
            order by google_id, unit_id limit ?
            """;

    /** A run's word is being judged for a day at most; one that was lost is said again by then. */
    private static final String UNFORESEEN = """
            select email from ou_grant
            where license_id = :license and unit_id = any(:losing)
              and (vouched or said_in in (
                select id from run where license_id = :license and joined + "left" > judged
                  and began_at > clock_timestamp() - interval '1 day'))
              and not exists (
                select 1 from plan_person where plan_id = :plan
                  and (effect = 'REMOVE' or plan_person.unit_id = any(:narrowed))
                  and plan_person.google_id = ou_grant.google_id and plan_person.unit_id = ou_grant.unit_id)
            limit :limit
            """;

    private final Database database;

    PlanLines(Database database) {
        this.database = database;
    }

    void add(UUID planId, List<Line> lines) {
        database.with(sql -> sql.execute(
                """
                insert into plan_person (plan_id, no, unit_id, google_id, email, effect, why, reason)
                select ?, * from unnest(?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                planId,
                lines.stream().map(Line::no).toArray(Integer[]::new),
                lines.stream().map(Line::unitId).toArray(String[]::new),
                lines.stream().map(Line::googleId).toArray(String[]::new),
                lines.stream().map(Line::email).toArray(String[]::new),
                lines.stream().map(line -> line.effect().name()).toArray(String[]::new),
                lines.stream().map(Line::why).toArray(String[]::new),
                lines.stream().map(Line::reason).toArray(String[]::new)));
    }

    void forget(UUID planId) {
        database.with(sql -> sql.execute("delete from plan_person where plan_id = ?", planId));
    }

    void forgetUnit(UUID planId, String unitId) {
        database.with(sql -> sql.execute("delete from plan_person where plan_id = ? and unit_id = ?", planId, unitId));
    }

    List<Line> list(UUID planId, @Nullable Effect effect, int after, int limit) {
        return effect == null
                ? select("plan_id = ? and no > ? order by no limit ?", planId, after, limit)
                : select(
                        "plan_id = ? and effect = ? and no > ? order by no limit ?",
                        planId,
                        effect.name(),
                        after,
                        limit);
    }

    List<Line> added(UUID planId, int after, int limit) {
        return asAWhole(() -> select("""
                plan_id = ? and effect = 'ADD' and no > ? and not exists (
                  select 1 from plan_person earlier where earlier.plan_id = line.plan_id
                    and earlier.google_id = line.google_id and earlier.effect in ('ADD', 'KEEP') and earlier.no < line.no)
                order by no limit ?
                """, planId, after, limit));
    }

    List<Line> judgedToJoin(UUID planId, int after, int limit) {
        return select(
                "plan_id = ? and effect = 'ADD' and outcome is not null and no > ? order by no limit ?",
                planId,
                after,
                limit);
    }

    List<Line> judgedToJoin(UUID planId, Collection<String> googleIds, Collection<String> emails) {
        return select(
                "plan_id = ? and effect = 'ADD' and outcome is not null and (google_id = any(?) or lower(email) = any(?))"
                        + " order by no",
                planId,
                googleIds.toArray(String[]::new),
                emails.toArray(String[]::new));
    }

    List<Line> judgedToStay(UUID planId, String after, int limit) {
        return database.with(sql -> sql.select(TO_STAY, planId, after, limit)
                .map((row, _) -> line(row))
                .list());
    }

    List<String> losing(UUID planId, String after, int limit) {
        return database.with(
                sql -> sql.select("""
                        select distinct google_id from plan_person
                        where plan_id = ? and effect = 'REMOVE' and outcome is null and google_id > ?
                        order by google_id limit ?
                        """, planId, after, limit).mapTo(String.class).list());
    }

    void judgeLosing(UUID planId, List<Fate> fates) {
        database.with(sql -> sql.execute(
                """
                update plan_person set outcome = judged.outcome, why = coalesce(judged.why, plan_person.why),
                  reason = case when judged.why is null then reason else 'KEPT' end, kept_methods = judged.kept_methods
                from unnest(?, ?, ?, ?) judged(google_id, outcome, why, kept_methods)
                where plan_id = ? and plan_person.google_id = judged.google_id and effect = 'REMOVE'
                """,
                fates.stream().map(Fate::googleId).toArray(String[]::new),
                fates.stream().map(fate -> fate.outcome().name()).toArray(String[]::new),
                fates.stream().map(Fate::why).toArray(String[]::new),
                fates.stream()
                        .map(fate -> fate.keptBy().stream().map(Enum::name).collect(Collectors.joining(",")))
                        .toArray(String[]::new),
                planId));
    }

    private List<Line> select(String where, Object... arguments) {
        return database.with(sql -> sql.select("select * from plan_person line where " + where, arguments)
                .map((row, _) -> line(row))
                .list());
    }

    void judge(UUID planId, List<Line> judged) {
        database.with(sql -> sql.execute(
                """
                update plan_person set outcome = judged.outcome, why = coalesce(judged.why, plan_person.why),
                  reason = coalesce(judged.reason, plan_person.reason)
                from unnest(?, ?, ?, ?) judged(no, outcome, why, reason) where plan_id = ? and plan_person.no = judged.no
                """,
                judged.stream().map(Line::no).toArray(Integer[]::new),
                judged.stream().map(line -> String.valueOf(line.outcome())).toArray(String[]::new),
                judged.stream().map(Line::why).toArray(String[]::new),
                judged.stream().map(Line::reason).toArray(String[]::new),
                planId));
    }

    void keepTheMoved(UUID planId) {
        var moved = PlanReason.IN_ANOTHER_UNIT;
        asAWhole(() -> database.with(sql -> sql.execute(MOVED, moved.sentence(), moved.name(), planId)));
    }

    List<Difference> unforeseen(Plan plan, List<String> ending, List<String> narrowed, int limit) {
        return asAWhole(() -> database.with(sql -> sql.createQuery(UNFORESEEN)
                .bind("license", plan.licenseId())
                .bind(
                        "losing",
                        Stream.concat(ending.stream(), narrowed.stream()).toArray(String[]::new))
                .bind("plan", plan.id())
                .bind("narrowed", narrowed.toArray(String[]::new))
                .bind("limit", limit)
                .map((row, _) -> new Difference(
                        Objects.requireNonNullElse(row.getString("email"), ""), null, Outcome.REMOVED, null, null))
                .list()));
    }

    /**
     * PostgreSQL takes a plan that was just written for a handful of lines, and would look through all of them for each line:
     * for minutes, in a district of 100 000.
     */
    private <T> T asAWhole(Supplier<T> statement) {
        database.with(sql -> sql.execute("set local enable_nestloop = off"));
        var result = statement.get();
        database.with(sql -> sql.execute("set local enable_nestloop = on"));
        return result;
    }

    Map<Effect, Integer> effects(UUID planId) {
        return database.with(sql -> sql.select(
                        "select effect, count(*) as people from plan_person where plan_id = ? group by effect", planId)
                .map((row, _) -> Map.entry(Effect.valueOf(row.getString("effect")), row.getInt("people")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Map<Outcome, Integer> outcomes(UUID planId) {
        return database.with(sql -> sql.select("""
                        select outcome, count(distinct google_id) as people from plan_person
                        where plan_id = ? and outcome is not null group by outcome
                        """, planId)
                .map((row, _) -> Map.entry(Outcome.valueOf(row.getString("outcome")), row.getInt("people")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Line line(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Line(
                row.getInt("no"),
                row.getString("unit_id"),
                row.getString("google_id"),
                row.getString("email"),
                Effect.valueOf(row.getString("effect")),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("why"),
                row.getString("reason"),
                methods(row.getString("kept_methods")));
    }

    private static List<EnrollmentMethod> methods(@Nullable String keptBy) {
        return keptBy == null || keptBy.isEmpty()
                ? List.of()
                : Stream.of(keptBy.split(",", -1))
                        .map(EnrollmentMethod::valueOf)
                        .toList();
    }
}
