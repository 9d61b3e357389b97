package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Grants;
import rollbook.ousync.usecase.LicensePeople.Person;

/**
 * The grants as rows. An address said counts as taken once license-service judged the member after it, whatever address its
 * list shows. What stays as it is is not written again: half an hour later nearly all of it does.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresGrants implements Grants {
    private static final String VOID = """
            update ou_grant set vouched = false
            where license_id = :license and vouched and member_id = any(:members)
              and not exists (
                select 1 from unnest(:units, :googleIds) said(unit_id, google_id)
                where said.unit_id = ou_grant.unit_id and said.google_id = ou_grant.google_id)
            """;
    private static final String VOUCH = """
            insert into ou_grant (license_id, unit_id, google_id, member_id, email, taken_email, vouched)
            select :license, unit_id, google_id, member_id, email, email, true
            from unnest(:units, :googleIds, :of, :emails) said(unit_id, google_id, member_id, email)
            on conflict (license_id, unit_id, google_id) do update
              set vouched = true, member_id = excluded.member_id,
                email = case when ou_grant.said_in is null then excluded.email else coalesce(ou_grant.email, excluded.email) end,
                taken_email = case when ou_grant.said_in is null then excluded.email else coalesce(ou_grant.email, excluded.email) end
              where not ou_grant.vouched or ou_grant.member_id is distinct from excluded.member_id
                or ou_grant.taken_email is distinct from ou_grant.email
            """;
    private static final String SAID = """
            insert into ou_grant (license_id, unit_id, google_id, email, vouched, said_in)
            select ?, ?, google_id, email, false, ? from unnest(?, ?) said(google_id, email)
            on conflict (license_id, unit_id, google_id) do update
              set email = excluded.email, said_in = excluded.said_in
            """;

    private static final String GRANT = "select no, google_id, email, taken_email, vouched, said_in from ou_grant ";

    /** One by one by the key, whatever the planner knows of the table: after a first sync that is nothing for a while. */
    private static final String BY_GOOGLE_ID = "select known.* from unnest(?) asked(google_id), lateral (" + GRANT
            + "where license_id = ? and unit_id = ? and google_id = asked.google_id offset 0) known";

    /** A page's answer is one row: reading five hundred costs more than comparing them. */
    private static final String SETTLED = """
            select array_agg(known.no order by asked.place) as numbers
            from unnest(:googleIds, :emails) with ordinality asked(google_id, email, place)
            left join lateral (
              select no, email, taken_email, vouched, said_in from ou_grant
              where license_id = :license and unit_id = :unit and google_id = asked.google_id offset 0) known
            on known.email = asked.email and (known.said_in = :run or known.vouched and known.taken_email = asked.email)
            """;

    private static final int NUMBERS_AT_ONCE = 5_000;

    private final Database database;

    PostgresGrants(Database database) {
        this.database = database;
    }

    @Override
    public long position(UUID licenseId, UUID syncId) {
        return position("", licenseId, syncId);
    }

    private long position(String lock, UUID licenseId, UUID syncId) {
        return database.with(sql -> sql.select(
                        "select grants_seq from sync where license_id = ? and id = ?" + lock, licenseId, syncId)
                .mapTo(Long.class)
                .findFirst()
                .orElse(-1L));
    }

    @Override
    public boolean learn(UUID licenseId, UUID syncId, List<Person> people, long from, long to) {
        if (position(" for update", licenseId, syncId) != from) {
            return false;
        }
        write(licenseId, people);
        database.with(sql -> sql.execute("update sync set grants_seq = ? where license_id = ?", to, licenseId));
        return true;
    }

    @Override
    public void unlearn(UUID licenseId, UUID syncId) {
        if (position(" for update", licenseId, syncId) >= 0) {
            database.with(sql -> {
                sql.execute("update sync set grants_seq = 0 where license_id = ?", licenseId);
                return sql.execute(
                        "update ou_grant set vouched = false, taken_email = null, said_in = null where license_id = ?",
                        licenseId);
            });
        }
    }

    @Override
    public void end(UUID licenseId, List<String> units) {
        database.with(sql -> sql.execute(
                "update ou_grant set vouched = false where license_id = ? and vouched and unit_id = any(?)",
                licenseId,
                units.toArray(String[]::new)));
    }

    private void write(UUID licenseId, List<Person> people) {
        var words = people.stream()
                .filter(person -> person.googleId() != null)
                .flatMap(person -> person.units().stream().map(unit -> new Word(unit, person)))
                .toList();
        database.with(sql -> {
            if (!people.isEmpty()) {
                sql.createUpdate(VOID)
                        .bind("license", licenseId)
                        .bind("members", people.stream().map(Person::memberId).toArray(UUID[]::new))
                        .bind("units", column(words, Word::unit))
                        .bind("googleIds", column(words, Word::googleId))
                        .execute();
            }
            if (!words.isEmpty()) {
                sql.createUpdate(VOUCH)
                        .bind("license", licenseId)
                        .bind("units", column(words, Word::unit))
                        .bind("googleIds", column(words, Word::googleId))
                        .bind(
                                "of",
                                words.stream()
                                        .map(word -> word.person().memberId())
                                        .toArray(UUID[]::new))
                        .bind("emails", column(words, word -> word.person().email()))
                        .execute();
            }
            return sql;
        });
    }

    private record Word(String unit, Person person) {
        @Nullable
        String googleId() {
            return person.googleId();
        }
    }

    private static @Nullable String[] column(List<Word> words, Function<Word, @Nullable String> value) {
        return words.stream().map(value).toArray(String[]::new);
    }

    @Override
    public Map<String, Grant> of(UUID licenseId, String unitId, List<String> googleIds) {
        return database.with(sql -> sql.select(BY_GOOGLE_ID, googleIds.toArray(String[]::new), licenseId, unitId)
                .map((row, _) -> grant(row))
                .collect(Collectors.toMap(Grant::googleId, Function.identity(), (one, _) -> one)));
    }

    @Override
    public Map<String, Long> settled(UUID licenseId, String unitId, UUID runId, Map<String, String> emails) {
        var googleIds = emails.keySet().toArray(String[]::new);
        var numbers = database.with(sql -> sql.createQuery(SETTLED)
                .bind("googleIds", googleIds)
                .bind("emails", emails.values().toArray(String[]::new))
                .bind("license", licenseId)
                .bind("unit", unitId)
                .bind("run", runId)
                .map((row, _) -> numbers(row.getArray("numbers")))
                .one());
        var settled = HashMap.<String, Long>newHashMap(googleIds.length);
        for (var i = 0; i < numbers.length; i++) {
            var number = numbers[i];
            if (number != null) {
                settled.put(googleIds[i], number);
            }
        }
        return settled;
    }

    /** Null for each of whom there may be something to say; of none, no array at all. */
    private static @Nullable Long[] numbers(@Nullable Array numbers) throws SQLException {
        return numbers == null ? new Long[0] : (Long[]) numbers.getArray();
    }

    @Override
    public void numbers(UUID licenseId, String unitId, LongConsumer action) {
        database.with(sql -> {
            try (var numbers = sql
                    .select(
                            "select no from ou_grant where license_id = ? and unit_id = ? and vouched order by no",
                            licenseId,
                            unitId)
                    .setFetchSize(NUMBERS_AT_ONCE)
                    .mapTo(Long.class)
                    .stream()) {
                numbers.forEach(action::accept);
            }
            return sql;
        });
    }

    @Override
    public List<Grant> vouched(UUID licenseId, String unitId, long no, int limit) {
        return database.with(sql -> sql.select(GRANT + """
                        where license_id = ? and unit_id = ? and vouched and no > ?
                        order by no limit ?
                        """, licenseId, unitId, no, limit)
                .map((row, _) -> grant(row))
                .list());
    }

    @Override
    public List<Grant> vouched(UUID licenseId, String unitId, List<Long> numbers) {
        return database.with(sql -> sql.select(
                        GRANT + "where license_id = ? and unit_id = ? and vouched and no = any(?) order by no",
                        licenseId,
                        unitId,
                        numbers.toArray(Long[]::new))
                .map((row, _) -> grant(row))
                .list());
    }

    @Override
    public void said(UUID licenseId, String unitId, UUID runId, List<Joined> joined) {
        database.with(sql -> sql.execute(
                SAID,
                licenseId,
                unitId,
                runId,
                joined.stream().map(Joined::googleId).toArray(String[]::new),
                joined.stream().map(Joined::email).toArray(String[]::new)));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getLong("no"),
                row.getString("google_id"),
                row.getString("email"),
                row.getString("taken_email"),
                row.getBoolean("vouched"),
                row.getObject("said_in", UUID.class));
    }
}
