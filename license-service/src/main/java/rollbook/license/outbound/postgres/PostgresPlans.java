package rollbook.license.outbound.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.license.usecase.Plans;

/** Plans, with what they showed as JSON. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresPlans implements Plans {
    private final Database database;
    private final ObjectMapper json;

    PostgresPlans(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Instant keep(UUID id, UUID licenseId, UUID accountId, Kind kind, Object body) {
        return database.with(sql -> sql.createQuery("""
                        insert into plan (id, license_id, account_id, kind, body)
                        values (:id, :license, :account, :kind, cast(:body as jsonb))
                        returning created_at + interval '24 hours' as until
                        """)
                .bind("id", id)
                .bind("license", licenseId)
                .bind("account", accountId)
                .bind("kind", kind.name())
                .bind("body", write(body))
                .mapTo(Timestamp.class)
                .one()
                .toInstant());
    }

    @Override
    public <T> Optional<Plan<T>> find(UUID id, UUID licenseId, Kind kind, Class<T> body) {
        return database.with(sql -> sql.createQuery("""
                        select account_id, body::text, used_at is not null as used,
                               created_at + interval '24 hours' <= clock_timestamp() as over
                        from plan where id = :id and license_id = :license and kind = :kind
                        """)
                .bind("id", id)
                .bind("license", licenseId)
                .bind("kind", kind.name())
                .map((row, _) -> new Plan<>(
                        id,
                        row.getObject("account_id", UUID.class),
                        read(row.getString("body"), body),
                        row.getBoolean("used"),
                        row.getBoolean("over")))
                .findOne());
    }

    @Override
    public void use(UUID id) {
        database.with(sql -> sql.execute("update plan set used_at = clock_timestamp() where id = ?", id));
    }

    @Override
    public void forget() {
        database.with(sql -> sql.execute("delete from plan where created_at < clock_timestamp() - interval '7 days'"));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan cannot be written", e);
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan cannot be read", e);
        }
    }
}
