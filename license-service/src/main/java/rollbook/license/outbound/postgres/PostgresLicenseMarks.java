package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.license.usecase.LicenseMarks;

/** Reads how far licenses have come, by their keys. One statement needs no transaction around it. */
@ApplicationScoped
class PostgresLicenseMarks implements LicenseMarks {
    private final Database database;

    PostgresLicenseMarks(Database database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Mark> read(Collection<UUID> licenseIds) {
        return database.with(sql -> sql
                .createQuery("select id, seq, revision from license where id = any(:ids)")
                .bindArray("ids", UUID.class, licenseIds.toArray())
                .map((row, _) -> Map.entry(
                        row.getObject("id", UUID.class), new Mark(row.getLong("seq"), row.getLong("revision"))))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
