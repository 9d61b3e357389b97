package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import rollbook.kit.sql.Database;
import rollbook.license.usecase.SyncedPeople;

/** The people of Google syncs, in the order of their ids. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresSyncedPeople implements SyncedPeople {
    /**
     * Along the primary key. An index of those with such a word would have to know {@code grants}, and then every word of
     * an import would touch every index of the line.
     */
    private static final String SPOKEN_OF = """
            select person_id from membership
            where license_id = :license and person_id > :after and grants @> '[{"method":"OU"}]'
            order by person_id limit :limit
            """;

    /** First what is new, by the license's own part of the ledger; else all licenses' people might be walked for it. */
    private static final String NAMED_SINCE = """
            with news as materialized (
              select distinct person_id from ledger where license_id = :license and seq > :seq)
            select person_id from news where person_id > :after order by person_id limit :limit
            """;

    private static final String GOOGLE_IDS = """
            select person_id, value from person_identity where person_id = any(:people) and kind = 'GOOGLE'
            order by value desc
            """;

    private final Database database;

    PostgresSyncedPeople(Database database) {
        this.database = database;
    }

    @Override
    public List<UUID> spokenOf(UUID licenseId, UUID after, int limit) {
        return database.with(sql -> page(sql.createQuery(SPOKEN_OF), licenseId, after, limit));
    }

    @Override
    public List<UUID> namedSince(UUID licenseId, long seq, UUID after, int limit) {
        return database.with(sql -> page(sql.createQuery(NAMED_SINCE).bind("seq", seq), licenseId, after, limit));
    }

    private static List<UUID> page(Query query, UUID licenseId, UUID after, int limit) {
        return query.bind("license", licenseId)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    @Override
    public Map<UUID, String> googleIds(Collection<UUID> people) {
        return people.isEmpty()
                ? Map.of()
                : database.with(sql -> sql
                        .createQuery(GOOGLE_IDS)
                        .bindArray("people", UUID.class, people.toArray())
                        .map((row, _) -> Map.entry(row.getObject("person_id", UUID.class), row.getString("value")))
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (_, first) -> first)));
    }
}
