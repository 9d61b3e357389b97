package rollbook.kit.consumer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a message, or of one part of it, that could not be read or handled: nothing of what it says.
 *
 * @param consumer who could not
 * @param key what it is about
 * @param type its event type, as its headers have it; null of what is no event
 * @param part which part of it failed, from 0; null: all of it
 * @param error the kind of failure and its words, addresses left out
 * @param tries how often it was replayed in vain
 */
public record DeadMessage(
        long id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        @Nullable Integer part,
        String error,
        Instant keptAt,
        int tries) {}
