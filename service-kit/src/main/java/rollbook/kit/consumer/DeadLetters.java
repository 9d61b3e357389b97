package rollbook.kit.consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;
import rollbook.kit.sql.Database;

/** What could not be read or handled, kept whole for an operator, in the transaction that moves past it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DeadLetters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final MeterRegistry meters;

    DeadLetters(Database database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    /** Keeps a message, or one part of it, with what went wrong. */
    public void keep(String consumer, Received received, @Nullable Integer part, Throwable failure) {
        database.with(sql -> sql.createUpdate("""
                        insert into dead_letter (consumer, topic, partition, "offset", key, headers, body, part, error)
                        values (:consumer, :topic, :partition, :offset, :key, cast(:headers as jsonb), :body, :part, :error)
                        """)
                .bind("consumer", consumer)
                .bind("topic", received.topic())
                .bind("partition", received.partition())
                .bind("offset", received.offset())
                .bind("key", received.message().key())
                .bind("headers", json(received.message().headers()))
                .bind("body", received.message().body())
                .bind("part", part)
                .bind("error", describe(failure))
                .execute());
        meters.counter("rollbook.dead.letters", "consumer", consumer).increment();
    }

    private static String describe(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getName() + ": " + cause.getMessage();
    }

    private static String json(Object headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written", e);
        }
    }
}
