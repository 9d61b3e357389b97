package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.UnitCounts;

/** The counts as rows. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresUnitCounts implements UnitCounts {
    private static final String KEEP = """
            insert into unit_count (license_id, unit_id, active, inactive, counted_at)
            select ?, unit_id, active, inactive, clock_timestamp()
            from unnest(?, ?, ?) counted(unit_id, active, inactive)
            """;

    private final Database database;

    PostgresUnitCounts(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Count> of(UUID licenseId) {
        return database.with(sql -> sql.select("select * from unit_count where license_id = ?", licenseId)
                .map((row, _) ->
                        Map.entry(row.getString("unit_id"), new Count(row.getInt("active"), row.getInt("inactive"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Two who count at once leave the counts of one of them. */
    @Override
    public void keep(UUID licenseId, Map<String, Count> counts) {
        var units = List.copyOf(counts.entrySet());
        database.with(sql -> {
            sql.execute("select pg_advisory_xact_lock(hashtextextended(?, 1))", licenseId.toString());
            sql.execute("delete from unit_count where license_id = ?", licenseId);
            return sql.execute(
                    KEEP,
                    licenseId,
                    units.stream().map(Map.Entry::getKey).toArray(String[]::new),
                    units.stream().map(unit -> unit.getValue().active()).toArray(Integer[]::new),
                    units.stream().map(unit -> unit.getValue().inactive()).toArray(Integer[]::new));
        });
    }
}
