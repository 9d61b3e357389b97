package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.license.usecase.Coverages;

/** Reads who is covered: identity, membership, license, each by its key. One statement needs no transaction around it. */
@ApplicationScoped
class PostgresCoverages implements Coverages {
    private static final String COVERS = """
             join membership m on m.person_id = i.person_id and m.status = 'MEMBER'
             join license l on l.id = m.license_id and not l.suspended and (l.ends_at is null or l.ends_at > clock_timestamp())
            order by asked, l.ends_at desc nulls first, l.id
            """;

    private static final String OF_ADDRESSES = """
            select i.value as asked, l.id, l.name, l.type, l.lms, l.ends_at
            from (select value, person_id from person_identity where kind = 'ADDRESS' and value = any(:addresses)) i
            """ + COVERS;

    private static final String OF_ACCOUNT = """
            select '' as asked, l.id, l.name, l.type, l.lms, l.ends_at
            from (select person_id from person_identity where kind = 'ACCOUNT' and value = :account
                  union
                  select person_id from person_identity a where kind = 'ADDRESS' and value = :address and not exists (
                    select from person_identity other where other.person_id = a.person_id and other.kind = 'ACCOUNT')) i
            """ + COVERS;

    private final Database database;

    PostgresCoverages(Database database) {
        this.database = database;
    }

    @Override
    public List<Cover> ofAddresses(List<String> addresses) {
        return database.with(sql -> sql.createQuery(OF_ADDRESSES)
                .bindArray("addresses", String.class, addresses)
                .map((row, _) -> cover(row))
                .list());
    }

    @Override
    public List<Cover> of(UUID accountId, String address) {
        return database.with(sql -> sql.createQuery(OF_ACCOUNT)
                .bind("account", accountId.toString())
                .bind("address", address)
                .map((row, _) -> cover(row))
                .list());
    }

    private static Cover cover(ResultSet row) throws SQLException {
        return new Cover(
                row.getString("asked"),
                row.getObject("id", UUID.class),
                row.getString("name"),
                LicenseType.valueOf(row.getString("type")),
                row.getBoolean("lms"),
                Instants.read(row, "ends_at"));
    }
}
