package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Identity;
import rollbook.license.domain.KnownBy;
import rollbook.license.domain.KnownPeople;
import rollbook.license.domain.Resolution;

/**
 * What people are known by, as the tables {@code person} and {@code person_identity} hold it. What belongs to a person
 * changes only under the lock of their row.
 */
@ApplicationScoped
class Identities {
    private static final String OWNERS = """
            select kind, value, person_id from unnest(:kinds, :values) as said (kind, value)
            join person_identity using (kind, value)
            """;

    private static final String OF_PEOPLE =
            "select kind, value, person_id from person_identity where person_id = any(:people)";

    /** Whom people stand for by now: a merge may have been followed by another. */
    private static final String SURVIVORS = """
            with recursive trail (said, id, merged_into) as (
              select id, id, merged_into from person where id = any(:people)
              union
              select trail.said, p.id, p.merged_into from trail join person p on p.id = trail.merged_into)
            select said, id from trail where merged_into is null
            """;

    private static final String LEARN = """
            insert into person_identity (kind, value, person_id)
            select kind, value, person_id from unnest(:kinds, :values, :people) as new (kind, value, person_id)
            order by kind, value
            on conflict do nothing returning person_id
            """;

    private static final String MOVE = """
            update person_identity i set person_id = new.into_id
            from unnest(:kinds, :values, :from, :into) as new (kind, value, from_id, into_id)
            where i.kind = new.kind and i.value = new.value and i.person_id = new.from_id
            """;

    private static final String MERGE = """
            update person p set merged_into = new.into_id from unnest(:from, :into) as new (from_id, into_id)
            where p.id = new.from_id and p.merged_into is null
            """;

    private final Database database;

    Identities(Database database) {
        this.database = database;
    }

    /** The people behind identities. One statement where they are all plain addresses. */
    KnownPeople load(Collection<Identity> said) {
        return database.with(sql -> {
            var owners = owners(sql, said);
            var survivors = survivors(sql, said);
            var whole = new HashSet<UUID>();
            said.stream().filter(identity -> identity.proven() != null).forEach(identity -> {
                identity.all().stream()
                        .filter(owners::containsKey)
                        .map(owners::get)
                        .forEach(whole::add);
                if (identity.personId() != null && survivors.containsKey(identity.personId())) {
                    whole.add(survivors.get(identity.personId()));
                }
            });
            if (!whole.isEmpty()) {
                owners.putAll(owners(sql.createQuery(OF_PEOPLE).bindArray("people", UUID.class, whole.toArray())));
            }
            return new KnownPeople(owners, survivors);
        });
    }

    /** Locks people in the order of their ids; what is read of them from now on stays so. */
    void lock(Set<UUID> people) {
        database.with(
                sql -> sql.createQuery("select id from person where id = any(:people) order by id for no key update")
                        .bindArray("people", UUID.class, people.toArray())
                        .mapTo(UUID.class)
                        .list());
    }

    /**
     * Locks people so that nobody merges them, beside others who do the same.
     *
     * @return how many of them are somebody of their own
     */
    int share(Set<UUID> people) {
        return database.with(sql -> sql.createQuery(
                        "select id from person where id = any(:people) and merged_into is null order by id for share")
                .bindArray("people", UUID.class, people.toArray())
                .mapTo(UUID.class)
                .list()
                .size());
    }

    /** Stores what was nobody's, and the people born; false if somebody else was faster with any of it. */
    boolean learn(Resolution resolution) {
        var learned = resolution.learned();
        if (learned.isEmpty()) {
            return true;
        }
        return database.with(sql -> {
            var owners = marks(sql.createQuery(LEARN), learned.keySet())
                    .bindArray("people", UUID.class, learned.values().toArray())
                    .mapTo(UUID.class)
                    .list();
            var born = owners.stream()
                    .distinct()
                    .filter(resolution.born()::contains)
                    .toArray();
            if (born.length > 0) {
                sql.createUpdate("insert into person (id) select unnest(:people)")
                        .bindArray("people", UUID.class, born)
                        .execute();
            }
            return owners.size() == learned.size();
        });
    }

    /** Stores whose everything is now, and who was merged into whom; the people are locked. */
    void settle(Resolution resolution) {
        database.with(sql -> {
            var moved = resolution.moved();
            if (!moved.isEmpty()) {
                all(
                        moved.size(),
                        marks(sql.createUpdate(MOVE), moved.keySet())
                                .bindArray("from", UUID.class, Columns.of(moved.values(), Resolution.Move::from))
                                .bindArray("into", UUID.class, Columns.of(moved.values(), Resolution.Move::to))
                                .execute());
            }
            var merges = resolution.merges();
            if (!merges.isEmpty()) {
                all(
                        merges.size(),
                        sql.createUpdate(MERGE)
                                .bindArray("from", UUID.class, merges.keySet().toArray())
                                .bindArray("into", UUID.class, merges.values().toArray())
                                .execute());
            }
            return resolution;
        });
    }

    private static void all(int expected, int written) {
        if (written != expected) {
            throw new TransientFailureException(written + " of " + expected + " identities settled", null);
        }
    }

    private static Map<KnownBy, UUID> owners(Handle sql, Collection<Identity> said) {
        var marks = said.stream()
                .flatMap(identity -> identity.all().stream())
                .distinct()
                .toList();
        return marks.isEmpty() ? new HashMap<>() : owners(marks(sql.createQuery(OWNERS), marks));
    }

    private static Map<KnownBy, UUID> owners(Query query) {
        var owners = new HashMap<KnownBy, UUID>();
        query.map((row, _) -> Map.entry(
                        new KnownBy(KnownBy.Kind.valueOf(row.getString("kind")), row.getString("value")),
                        row.getObject("person_id", UUID.class)))
                .forEach(owner -> owners.put(owner.getKey(), owner.getValue()));
        return owners;
    }

    private static Map<UUID, UUID> survivors(Handle sql, Collection<Identity> said) {
        var people = said.stream()
                .map(Identity::personId)
                .filter(id -> id != null)
                .distinct()
                .toArray();
        var survivors = new HashMap<UUID, UUID>();
        if (people.length > 0) {
            sql.createQuery(SURVIVORS)
                    .bindArray("people", UUID.class, people)
                    .map((row, _) -> Map.entry(row.getObject("said", UUID.class), row.getObject("id", UUID.class)))
                    .forEach(survivor -> survivors.put(survivor.getKey(), survivor.getValue()));
        }
        return survivors;
    }

    private static <S extends SqlStatement<S>> S marks(S statement, Collection<KnownBy> marks) {
        return statement
                .bindArray(
                        "kinds",
                        String.class,
                        Columns.of(marks, mark -> mark.kind().name()))
                .bindArray("values", String.class, Columns.of(marks, KnownBy::value));
    }
}
