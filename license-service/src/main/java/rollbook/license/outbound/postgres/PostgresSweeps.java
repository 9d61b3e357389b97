package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.SourceEnded;
import rollbook.kit.sql.Database;
import rollbook.license.domain.EndedSource;
import rollbook.license.usecase.Sweeps;

/** The ended sources under way. One replica is at one of them at a time. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresSweeps implements Sweeps {
    private final Database database;

    PostgresSweeps(Database database) {
        this.database = database;
    }

    @Override
    public void begin(Sweep sweep) {
        database.with(sql -> Actors.bind(sql.createUpdate("""
                        insert into sweep (id, license_id, kind, name, batch_id, actor_account, actor_email, actor_role, stamp)
                        values (:id, :license, :kind, :name, :batch, :account, :email, :role, :stamp)
                        """), sweep.actor())
                .bind("id", sweep.id())
                .bind("license", sweep.licenseId())
                .bind("kind", sweep.source().kind().name())
                .bind("name", sweep.source().name())
                .bind("batch", sweep.batchId())
                .bind("stamp", sweep.stamp())
                .execute());
    }

    @Override
    public Optional<Sweep> next() {
        return database.with(sql -> sql.createQuery("select * from sweep order by id limit 1 for update skip locked")
                .map((row, _) -> new Sweep(
                        row.getObject("id", UUID.class),
                        row.getObject("license_id", UUID.class),
                        new EndedSource(SourceEnded.Kind.valueOf(row.getString("kind")), row.getString("name")),
                        row.getObject("batch_id", UUID.class),
                        Actors.read(row),
                        row.getLong("stamp"),
                        row.getObject("swept_to", UUID.class)))
                .findOne());
    }

    @Override
    public void moveTo(Sweep sweep, UUID personId) {
        database.with(sql -> sql.execute("update sweep set swept_to = ? where id = ?", personId, sweep.id()));
    }

    @Override
    public void done(Sweep sweep) {
        database.with(sql -> sql.execute("delete from sweep where id = ?", sweep.id()));
    }
}
