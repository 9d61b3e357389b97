package rollbook.kit.consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rollbook.kit.sql.Database;

/** What could not be read or handled, kept whole for an operator, in the transaction that moves past it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DeadLetters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
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
                .bind("key", storable(received.message().key()))
                .bind("headers", json(received.message().headers()))
                .bind("body", received.message().body())
                .bind("part", part)
                .bind("error", describe(failure))
                .execute());
    }

    static String describe(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return storable(cause.getClass().getName() + ": " + cause.getMessage());
    }

    /** PostgreSQL takes any text but this one character, and a dead letter that cannot be kept would stop its partition. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static String json(Map<String, String> headers) {
        var storable = new TreeMap<String, String>();
        headers.forEach((name, value) -> storable.put(storable(name), storable(value)));
        try {
            return JSON.writeValueAsString(storable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written", e);
        }
    }
}
