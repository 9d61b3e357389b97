package rollbook.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with what CloudEvents says around it.
 *
 * @param id the event's own id: a second arrival under it is a repetition and has no effect
 * @param source the service that said it, such as {@code /enrollment-service}
 * @param time when it was said, by the saying service's clock; for people to read, never compared
 */
public record Envelope<E extends Event>(UUID id, String source, Instant time, E event) {
    @Override
    public String toString() {
        return "Envelope[" + id + ", " + event + "]";
    }
}
