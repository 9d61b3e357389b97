package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Texts nobody guesses. */
@ApplicationScoped
public class Secrets {
    private static final int BYTES = 16;
    private static final int LASTING_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** 128 bits, as a text that may stand in any address or form. */
    public String next() {
        return next(BYTES);
    }

    /** 256 bits, of one that stays good for long. */
    String lasting() {
        return next(LASTING_BYTES);
    }

    private String next(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
