package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.StoppedSyncs;

/** Read from the syncs and those they hold. */
@ApplicationScoped
class PostgresStoppedSyncs implements StoppedSyncs {
    private final Database database;

    PostgresStoppedSyncs(Database database) {
        this.database = database;
    }

    @Override
    public List<Stopped> list(int limit) {
        return database.with(sql -> sql.select("""
                        select s.license_id, s.trouble, s.paused, s.paused_by_staff, h.people, h.since
                        from sync s cross join lateral (
                          select count(*) as people, min(held_at) as since from held
                          where license_id = s.license_id and approved_at is null) h
                        where h.people > 0 or s.trouble is not null or s.paused or s.paused_by_staff
                        order by h.people desc, s.license_id limit ?
                        """, limit)
                .map((row, _) -> {
                    var trouble = row.getString("trouble");
                    return new Stopped(
                            row.getObject("license_id", UUID.class),
                            trouble == null ? null : Trouble.valueOf(trouble),
                            row.getBoolean("paused"),
                            row.getBoolean("paused_by_staff"),
                            row.getInt("people"),
                            Instants.read(row, "since"));
                })
                .list());
    }
}
