package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.Connections;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Digests;
import rollbook.lms.usecase.Feeds;

/** Feeds are connections; their settings lie beside, their secrets sealed to the connection, their paths as digests. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresFeeds implements Feeds {
    private static final String ADD = """
            insert into connection (id, license_id, kind, name, state, confirmed_at, settings, secret, connected_by)
            values (?, ?, ?, ?, 'CONFIRMED', clock_timestamp(),
              jsonb_strip_nulls(jsonb_build_object('rootAccountUuid', ?::text, 'allowUnsigned', ?::boolean,
                'consumerKey', ?::text)), ?, ?)
            """;
    private static final String FIND = """
            select id, kind, secret, settings ->> 'rootAccountUuid' as root_account, settings ->> 'consumerKey' as consumer_key,
              coalesce((settings ->> 'allowUnsigned')::boolean, false) as allow_unsigned
            from connection where id = ? and ended_at is null and kind in ('CANVAS', 'SCHOOLOGY')
            """;

    private final Database database;
    private final Connections connections;
    private final Sealer sealer;

    PostgresFeeds(Database database, Connections connections, Sealer sealer) {
        this.database = database;
        this.connections = connections;
        this.sealer = sealer;
    }

    @Override
    public Connection add(UUID newId, UUID licenseId, String name, Feed feed, UUID by) {
        switch (feed) {
            case Canvas canvas ->
                add(
                        newId,
                        licenseId,
                        name,
                        feed.kind(),
                        canvas.rootAccountUuid(),
                        canvas.allowUnsigned(),
                        null,
                        null,
                        by);
            case Schoology schoology ->
                add(
                        newId,
                        licenseId,
                        name,
                        feed.kind(),
                        null,
                        null,
                        schoology.consumerKey(),
                        sealer.seal(schoology.consumerSecret(), newId.toString()),
                        by);
        }
        return connections.find(newId).orElseThrow();
    }

    private void add(
            UUID newId,
            UUID licenseId,
            String name,
            ConnectionKind kind,
            @Nullable String rootAccount,
            @Nullable Boolean allowUnsigned,
            @Nullable String consumerKey,
            @Nullable String sealed,
            UUID by) {
        database.with(sql -> sql.execute(
                ADD, newId, licenseId, kind.name(), name, rootAccount, allowUnsigned, consumerKey, sealed, by));
    }

    @Override
    public Optional<Feed> find(UUID connectionId) {
        return database.with(
                sql -> sql.select(FIND, connectionId).map((row, _) -> read(row)).findFirst());
    }

    private Feed read(ResultSet row) throws SQLException {
        return ConnectionKind.valueOf(row.getString("kind")) == ConnectionKind.CANVAS
                ? new Canvas(row.getString("root_account"), row.getBoolean("allow_unsigned"))
                : new Schoology(
                        row.getString("consumer_key"), sealer.open(row.getString("secret"), row.getString("id")));
    }

    @Override
    public Optional<UUID> byPath(String secret) {
        return database.with(sql -> sql.select(
                        "select id from connection where path_digest = ? and ended_at is null and kind = 'SCHOOLOGY'",
                        Digests.of(secret))
                .mapTo(UUID.class)
                .findFirst());
    }

    @Override
    public void setPath(UUID connectionId, String secret) {
        database.with(sql ->
                sql.execute("update connection set path_digest = ? where id = ?", Digests.of(secret), connectionId));
    }

    @Override
    public void setTrouble(UUID connectionId, @Nullable String trouble) {
        database.with(sql -> sql.execute(
                "update connection set trouble = ? where id = ? and trouble is distinct from ?",
                trouble,
                connectionId,
                trouble));
    }
}
