package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.Outcome;

/** The deliveries as rows; that each is there once is the table's key. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDeliveries implements Deliveries {
    private static final String NOTE = """
            insert into delivery (connection_id, kind, state, key)
            select ?, ?, 'TAKEN', key from (select distinct key from unnest(?) key order by 1) keys
            on conflict (connection_id, key) do nothing returning key, id
            """;
    private static final String SUMMARY =
            "select state, count(*) as n, max(received_at) as last_at from delivery where connection_id ";

    private final Database database;

    PostgresDeliveries(Database database) {
        this.database = database;
    }

    private record Line(State state, long count, Instant lastAt) {}

    @Override
    public Optional<Long> note(UUID connectionId, String key, String kind) {
        return Optional.ofNullable(note(connectionId, List.of(key), kind).get(key));
    }

    @Override
    public Map<String, Long> note(UUID connectionId, Collection<String> keys, String kind) {
        return database.with(sql -> sql.select(NOTE, connectionId, kind, keys.toArray(String[]::new))
                .map((row, _) -> Map.entry(row.getString("key"), row.getLong("id")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void become(List<Long> ids, Outcome outcome) {
        database.with(sql -> sql.execute(
                "update delivery set state = ?, why = ? where id = any(?)",
                outcome.state().name(),
                outcome.why(),
                ids.toArray(Long[]::new)));
    }

    @Override
    public Summary summary(UUID connectionId) {
        return summary("= ?", connectionId);
    }

    @Override
    public Summary summary(ConnectionKind kind) {
        return summary("in (select id from connection where kind = ?)", kind.name());
    }

    private Summary summary(String which, Object argument) {
        var lines = database.with(sql -> sql.select(SUMMARY + which + " group by state", argument)
                .map((row, _) -> new Line(
                        State.valueOf(row.getString("state")),
                        row.getLong("n"),
                        Objects.requireNonNull(Instants.read(row, "last_at"))))
                .list());
        var counts = new EnumMap<State, Long>(State.class);
        lines.forEach(line -> counts.put(line.state(), line.count()));
        var lastAt = lines.stream().map(Line::lastAt).max(Instant::compareTo).orElse(null);
        return new Summary(lastAt, counts);
    }

    @Override
    public void forgetOld() {
        database.with(
                sql -> sql.execute("delete from delivery where received_at < clock_timestamp() - interval '90 days'"
                        + " and state not in ('CONFIRMING', 'DEAD')"
                        + " and (handled_at is null or handled_at < clock_timestamp() - interval '90 days')"));
    }
}
