package rollbook.stack.lms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Ids as the platforms' look. Those of people and courses are the same after every start, so that who kept them finds them. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Canvas' shard 2107: a global id is its number times this and the local one. */
    private static final long SHARD = 2107L * 10_000_000_000_000L;

    private Ids() {}

    static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Up to 64 hexadecimal digits. */
    static String hex(String of, int length) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String randomHex(int length) {
        var bytes = new byte[length / 2];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String global(long local) {
        return Long.toString(SHARD + local);
    }
}
