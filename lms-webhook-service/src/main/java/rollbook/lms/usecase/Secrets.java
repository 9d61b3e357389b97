package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Texts nobody guesses. */
@ApplicationScoped
public class Secrets {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** 128 bits, as a text that may stand in any address or form. */
    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
