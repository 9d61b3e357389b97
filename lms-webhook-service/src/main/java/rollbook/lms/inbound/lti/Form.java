package rollbook.lms.inbound.lti;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** A form as a browser sends it, or the query of an address: at most 64 KiB, UTF-8, each field once. */
record Form(Map<String, String> fields) {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_FIELDS = 100;
    private static final Pattern AMPERSAND = Pattern.compile("&");

    /**
     * Reads one.
     *
     * @throws ProblemException 413 over the limit, 400 where it cannot be read
     */
    static Form of(byte @Nullable [] body) {
        if (body == null) {
            return new Form(Map.of());
        }
        if (body.length > LONGEST) {
            throw new ProblemException(CommonProblem.TOO_LARGE);
        }
        try {
            return of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException _) {
            throw malformed();
        }
    }

    static Form of(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return new Form(Map.of());
        }
        var fields = new HashMap<String, String>();
        for (var field : AMPERSAND.split(encoded, MOST_FIELDS + 1)) {
            var equals = field.indexOf('=');
            var name = equals < 0 ? field : field.substring(0, equals);
            var value = equals < 0 ? "" : field.substring(equals + 1);
            if (fields.put(decoded(name), decoded(value)) != null || fields.size() > MOST_FIELDS) {
                throw malformed();
            }
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') < 0) { // which PostgreSQL would not take
                return decoded;
            }
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
        throw malformed();
    }

    private static ProblemException malformed() {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST);
    }

    /** A field, if it is there and not empty. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
    }

    /** The same, at most so long; null where it is not there. */
    @Nullable
    String upTo(String name, int longest) {
        return field(name)
                .map(text -> {
                    if (text.length() > longest) {
                        throw malformed();
                    }
                    return text;
                })
                .orElse(null);
    }

    @Override
    public String toString() {
        return "Form[" + fields.keySet().size() + " fields]";
    }
}
