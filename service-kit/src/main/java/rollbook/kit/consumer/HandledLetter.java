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
public record HandledLetter(
        DeadLetter letter, UUID by, Instant at, @Nullable String reason) {
    @Override
    public String toString() {
        return "HandledLetter[" + letter.id() + "]";
    }
}
