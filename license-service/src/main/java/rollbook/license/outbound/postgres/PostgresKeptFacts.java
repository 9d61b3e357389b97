package rollbook.license.outbound.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import rollbook.events.Envelope;
import rollbook.events.EventCodec;
import rollbook.events.EventMessage;
import rollbook.events.UnreadableEventException;
import rollbook.kit.sql.Database;
import rollbook.license.usecase.Fact;
import rollbook.license.usecase.KeptFacts;

/** Kept facts, as the messages they were. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresKeptFacts implements KeptFacts {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    PostgresKeptFacts(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void keep(Fact fact) {
        var message = EventCodec.encode(new Envelope<>(fact.eventId(), "/kept", clock.instant(), fact.event()));
        database.with(sql ->
                sql.execute("""
                insert into kept_fact (license_id, event_id, headers, body) values (?, ?, cast(? as jsonb), ?)
                on conflict (event_id) do nothing
                """, fact.event().licenseId(), fact.eventId(), write(message.headers()), message.body()));
    }

    @Override
    public Optional<UUID> readyLicense() {
        return database.with(sql -> sql.createQuery("""
                        select id from license where exists (select from kept_fact where license_id = license.id)
                          and not suspended and (ends_at is null or ends_at > clock_timestamp())
                        order by id limit 1
                        """).mapTo(UUID.class).findOne());
    }

    @Override
    public List<Fact> oldest(UUID licenseId, int limit) {
        return database.with(sql -> sql.createQuery("""
                        select license_id, event_id, headers::text, body from kept_fact
                        where license_id = :license order by position limit :limit
                        """)
                .bind("license", licenseId)
                .bind("limit", limit)
                .map((row, _) -> fact(row))
                .list());
    }

    @Override
    public void forget(Collection<Fact> facts) {
        database.with(sql -> sql.createUpdate("delete from kept_fact where event_id = any(:events)")
                .bindArray("events", UUID.class, Columns.of(facts, Fact::eventId))
                .execute());
    }

    private Fact fact(ResultSet row) throws SQLException {
        try {
            var message = new EventMessage(
                    row.getString("license_id"),
                    json.readValue(row.getString("headers"), HEADERS),
                    row.getBytes("body"));
            var envelope = EventCodec.decode(message).orElseThrow();
            return new Fact(row.getObject("event_id", UUID.class), envelope.event(), Set.of(), true);
        } catch (UnreadableEventException | JsonProcessingException e) {
            throw new IllegalStateException("a kept fact cannot be read", e);
        }
    }

    private String write(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written", e);
        }
    }
}
