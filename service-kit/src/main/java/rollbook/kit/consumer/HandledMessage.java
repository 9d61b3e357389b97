package rollbook.kit.consumer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter somebody took out of the way.
 *
 * @param by the account of whoever did
 * @param reason why it was dropped, in their words; null where it was replayed
 */
public record HandledMessage(
        DeadMessage message, UUID by, Instant at, @Nullable String reason) {
    @Override
    public String toString() {
        return "HandledMessage[" + message.id() + "]";
    }
}
