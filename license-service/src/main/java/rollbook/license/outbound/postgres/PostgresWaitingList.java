package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import rollbook.kit.sql.Database;
import rollbook.license.usecase.WaitingList;

/** Who waits, by their turn. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresWaitingList implements WaitingList {
    private static final String WAITING = """
            select person_id, address, waiting_seq from membership where license_id = :license and status = 'WAITING'
            """;

    private final Database database;

    PostgresWaitingList(Database database) {
        this.database = database;
    }

    @Override
    public List<Turn> list(UUID licenseId, int after, int limit) {
        return database.with(sql -> read(sql.createQuery(WAITING + " order by waiting_seq offset :after limit :limit")
                .bind("license", licenseId)
                .bind("after", after)
                .bind("limit", limit)));
    }

    @Override
    public List<Turn> between(UUID licenseId, long after, long upTo, int limit) {
        return database.with(sql -> read(sql.createQuery(WAITING
                        + " and waiting_seq > :after and waiting_seq <= :upTo order by waiting_seq limit :limit")
                .bind("license", licenseId)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)));
    }

    @Override
    public List<Turn> of(UUID licenseId, Collection<UUID> memberIds) {
        return database.with(
                sql -> read(sql.createQuery(WAITING + " and person_id = any(:members) order by waiting_seq")
                        .bind("license", licenseId)
                        .bindArray("members", UUID.class, memberIds.toArray())));
    }

    private static List<Turn> read(Query query) {
        return query.map((row, _) -> new Turn(
                        row.getObject("person_id", UUID.class), row.getString("address"), row.getLong("waiting_seq")))
                .list();
    }
}
