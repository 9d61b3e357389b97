package rollbook.kit.consumer;

import java.util.List;
import rollbook.kit.failure.FailureText;
import rollbook.kit.sql.Database;

/** Calls a consumer in such a way that whatever goes wrong in it is seen as its failure, and no end of the loop. */
final class Offer {
    private Offer() {}

    static void to(EventConsumer consumer, List<Delivery> events, Database database) {
        try {
            consumer.handle(events);
        } catch (RuntimeException e) {
            if (database.rollbackOnly() && TransientFailures.isNoMoreThanRolledBack(e)) {
                // Without a cause: it swallowed that before, and what it met afterwards looks like a lost connection.
                throw new IllegalStateException("the consumer went on in a transaction given up: " + FailureText.of(e));
            }
            throw e;
        } catch (OutOfMemoryError e) {
            throw new TransientFailureException("out of memory", e);
        } catch (Error e) { // an endless recursion, a failed assertion, a class that is missing: bugs as any other
            throw new IllegalStateException("the consumer failed", e);
        }
        if (database.rollbackOnly()) {
            throw new IllegalStateException("the consumer gave up its transaction without saying why");
        }
    }
}
