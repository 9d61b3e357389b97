package rollbook.lms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The sample messages as they are on the wire. */
final class Samples {
    private Samples() {}

    static String text(String path) {
        try (var stream = Samples.class.getResourceAsStream("/samples/" + path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no sample " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
