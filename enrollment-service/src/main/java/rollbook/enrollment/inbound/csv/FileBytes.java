package rollbook.enrollment.inbound.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.ProblemException;

/** The bytes of a file, read once from beginning to end: counted against the limit and digested on the way. */
final class FileBytes {
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final long limit;
    private final MessageDigest sha256 = sha256Digest();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private long total;

    /**
     * Reads the first bytes, as many as fit a buffer.
     *
     * @throws ProblemException when the file is longer than the limit, here or later
     * @throws UncheckedIOException when it cannot be read, here or later
     */
    FileBytes(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
        try {
            received(in.readNBytes(buffer, 0, BUFFER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first bytes; only until the first one is taken. */
    byte[] head() {
        return Arrays.copyOf(buffer, filled);
    }

    /** The next byte, from 0 to 255; -1 at the end. */
    int next() {
        if (position == filled && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    void skip(int count) {
        for (var i = 0; i < count; i++) {
            next();
        }
    }

    /** The SHA-256 of all bytes received, in lower-case hexadecimal. */
    String sha256() {
        try {
            var copy = (MessageDigest) sha256.clone();
            return HexFormat.of().formatHex(copy.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a digest of Java's own can be copied", e);
        }
    }

    private boolean fill() {
        try {
            received(Math.max(0, in.read(buffer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return filled > 0;
    }

    private void received(int count) {
        position = 0;
        filled = count;
        total += count;
        if (total > limit) {
            throw new ProblemException(
                    EnrollmentProblem.FILE_TOO_LARGE, "At most " + size(limit) + " are taken at once.");
        }
        sha256.update(buffer, 0, count);
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? bytes / 1024 + " KiB" : (bytes >> 20) + " MiB";
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
