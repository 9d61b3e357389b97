package rollbook.ousync.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Revocations;

/** What is owed as rows. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresRevocations implements Revocations {
    private final Database database;

    PostgresRevocations(Database database) {
        this.database = database;
    }

    @Override
    public void owe(UUID licenseId, String googleId, String sealedToken) {
        database.with(sql -> sql.execute(
                "insert into revocation_owed (license_id, google_id, refresh_token) values (?, ?, ?)",
                licenseId,
                googleId,
                sealedToken));
    }

    @Override
    public long oweUnlessKept(UUID licenseId, String googleId, String sealedToken) {
        return database.with(sql -> sql.select("""
                        insert into revocation_owed (license_id, google_id, refresh_token, due_at)
                        values (?, ?, ?, clock_timestamp() + interval '10 minutes') returning id
                        """, licenseId, googleId, sealedToken)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public boolean kept(long id) {
        return database.with(sql -> sql.execute("delete from revocation_owed where id = ?", id)) == 1;
    }

    @Override
    public void oweNow(long id) {
        database.with(sql -> sql.execute("update revocation_owed set due_at = clock_timestamp() where id = ?", id));
    }

    @Override
    public Optional<Owed> next() {
        return database.with(sql -> sql.select(
                        "select * from revocation_owed where due_at <= clock_timestamp() order by due_at, id limit 1")
                .map((row, _) -> new Owed(
                        row.getLong("id"),
                        row.getObject("license_id", UUID.class),
                        row.getString("google_id"),
                        row.getString("refresh_token")))
                .findFirst());
    }

    @Override
    public void putOff(Owed owed) {
        database.with(sql -> {
            sql.execute(
                    "delete from revocation_owed where id = ? and owed_at < clock_timestamp() - interval '7 days'",
                    owed.id());
            return sql.execute("update revocation_owed set due_at = clock_timestamp() where id = ?", owed.id());
        });
    }

    @Override
    public boolean isInUse(String googleId) {
        return database.with(
                sql -> sql.select("""
                        select exists (select 1 from sync
                          where google_id = ? and refresh_token is not null and not removing)
                        """, googleId).mapTo(Boolean.class).one());
    }

    @Override
    public void done(Owed owed) {
        database.with(sql -> sql.execute("delete from revocation_owed where id = ?", owed.id()));
    }
}
