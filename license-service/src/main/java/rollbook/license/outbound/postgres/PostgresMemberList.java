package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Grant;
import rollbook.license.usecase.MemberList;

/** Reads the projection page by page. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresMemberList implements MemberList {
    private static final String LIST = "select m.since, " + MembershipRows.COLUMNS + """
             from membership m
            where license_id = :license and status <> 'REMOVED'
              and (cast(:after as uuid) is null or (address, person_id) >
                (select address, person_id from membership where license_id = :license and person_id = cast(:after as uuid)))
            order by address, person_id limit :limit
            """;

    private final Database database;
    private final MembershipRows rows;

    PostgresMemberList(Database database, MembershipRows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public List<Listed> list(UUID licenseId, @Nullable UUID after, int limit) {
        return database.with(sql -> sql.createQuery(LIST)
                .bind("license", licenseId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> {
                    var stored = rows.read(row);
                    return new Listed(
                            stored.key().personId(),
                            stored.address(),
                            MembershipStatus.valueOf(row.getString("status")),
                            row.getTimestamp("since").toInstant(),
                            Stream.of(Grant.State.GRANTED, Grant.State.OFFERED)
                                    .flatMap(state -> stored.membership().live(state).stream())
                                    .toList());
                })
                .list());
    }
}
