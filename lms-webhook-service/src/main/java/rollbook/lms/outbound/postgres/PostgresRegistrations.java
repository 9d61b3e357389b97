package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.Platform;
import rollbook.lms.usecase.Registrations;

/** The registrations as rows; once one is relied on it stays as it is. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresRegistrations implements Registrations {
    private static final String KEEP = """
            insert into registration (id, platform, issuer, client_id, auth_url, token_url, jwks_url)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (issuer, client_id) do update
            set auth_url = excluded.auth_url, token_url = excluded.token_url, jwks_url = excluded.jwks_url
            where not exists (select from connection c
                              where c.registration_id = registration.id and c.state = 'CONFIRMED' and c.ended_at is null)
            """;

    private final Database database;

    PostgresRegistrations(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Registration> find(UUID id) {
        return select("where id = ?", id).stream().findFirst();
    }

    @Override
    public List<Registration> of(String issuer) {
        return select("where issuer = ? order by id limit 50", issuer);
    }

    @Override
    public Optional<Registration> find(String issuer, String clientId) {
        return select("where issuer = ? and client_id = ?", issuer, clientId).stream()
                .findFirst();
    }

    @Override
    public boolean isConnected(UUID id) {
        return database.with(sql -> sql.select(
                        "select exists (select from connection where registration_id = ? and ended_at is null)", id)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public Kept keep(Registration registration) {
        database.with(sql -> sql.execute(
                "select pg_advisory_xact_lock(hashtextextended(?, 2))",
                registration.issuer() + " " + registration.clientId()));
        var before = find(registration.issuer(), registration.clientId());
        database.with(sql -> sql.execute(
                KEEP,
                registration.id(),
                registration.platform().name(),
                registration.issuer(),
                registration.clientId(),
                registration.authUrl(),
                registration.tokenUrl(),
                registration.jwksUrl()));
        var kept = find(registration.issuer(), registration.clientId()).orElseThrow();
        return new Kept(kept, before.filter(known -> !known.equals(kept)).isPresent());
    }

    private List<Registration> select(String where, Object... arguments) {
        return database.with(sql -> sql.select("select * from registration " + where, arguments)
                .map((row, _) -> read(row))
                .list());
    }

    private static Registration read(ResultSet row) throws SQLException {
        return new Registration(
                row.getObject("id", UUID.class),
                Platform.valueOf(row.getString("platform")),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getString("auth_url"),
                row.getString("token_url"),
                row.getString("jwks_url"));
    }
}
