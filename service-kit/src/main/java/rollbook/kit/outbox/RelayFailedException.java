package rollbook.kit.outbox;

/** Kafka did not take a batch in time; it stays owed. */
final class RelayFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RelayFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
