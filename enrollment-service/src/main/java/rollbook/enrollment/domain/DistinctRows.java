package rollbook.enrollment.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import rollbook.events.EmailAddress;
import rollbook.events.EmailRefusal;

/**
 * Makes the rows of one batch one by one and notices who was named before. Of an address it keeps a digest and a row
 * number, not the text: about 100 bytes a person, however long the addresses are. Not for several threads.
 */
final class DistinctRows {
    private final String rule;
    private final MessageDigest sha256 = sha256();
    private final Map<Digest, Integer> firstRows = new HashMap<>();

    /** Half of an address's SHA-256: nobody finds two addresses that share it. */
    private record Digest(long high, long low) {}

    /**
     * Begins a batch.
     *
     * @param rule the rule a refused address is refused by, such as {@code R24}
     */
    DistinctRows(String rule) {
        this.rule = rule;
    }

    /**
     * The next row.
     *
     * @param text what was typed, as it is shown again
     * @param address the part of it that should be the address
     */
    BatchRow row(int number, String text, String address) {
        return switch (EmailAddress.parse(address)) {
            case EmailRefusal refusal -> new BatchRow.Refused(number, text, RowOutcome.refused(rule, refusal));
            case EmailAddress email -> {
                var first = firstRows.putIfAbsent(digest(email), number);
                yield first == null
                        ? new BatchRow.Person(number, text, email)
                        : new BatchRow.Repeat(number, text, email, first);
            }
        };
    }

    private Digest digest(EmailAddress email) {
        var bytes = ByteBuffer.wrap(sha256.digest(email.normalized().getBytes(StandardCharsets.US_ASCII)));
        return new Digest(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
