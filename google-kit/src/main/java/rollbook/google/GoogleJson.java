package rollbook.google;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.api.client.http.HttpResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads Google's JSON to its very end. Google's own parser takes a body that breaks off behind the users for a whole one, and
 * the token of the next page, which was to come, for not there: the last page too early (X7).
 */
public final class GoogleJson {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");

    private GoogleJson() {}

    /**
     * An answer's object.
     *
     * @throws IOException when it is not whole, or something else
     */
    public static JsonNode whole(HttpResponse response) throws IOException {
        var object = READER.readTree(body(response));
        if (!object.isObject()) {
            throw new EOFException("no object");
        }
        return object;
    }

    public static byte[] body(HttpResponse response) throws IOException {
        try (var content = response.getContent()) {
            return content == null ? new byte[0] : content.readAllBytes();
        }
    }

    /** Google's word for why not; empty where it has none, as on its pages in HTML. */
    public static String reason(byte[] body) {
        try {
            var error = READER.readTree(body).path("error");
            return Stream.of(Stream.of(error), reasons(error.path("errors")), reasons(error.path("details")))
                    .flatMap(words -> words)
                    .map(JsonNode::asText)
                    .filter(WORD.asMatchPredicate())
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private static Stream<JsonNode> reasons(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false).map(each -> each.path("reason"));
    }
}
