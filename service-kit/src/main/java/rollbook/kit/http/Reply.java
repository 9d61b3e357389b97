package rollbook.kit.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered, whatever its status, other than a redirect.
 *
 * @param headers by their names in lower case; of several with one name the first
 * @param body as it came: nothing is unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // an answer's bytes: compared nowhere, copied nowhere
public record Reply(int status, Map<String, String> headers, byte[] body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public Optional<String> contentType() {
        return Optional.ofNullable(headers.get("content-type"));
    }

    /** The body as UTF-8; what is not becomes the replacement character. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Reply[status=" + status + ", " + body.length + " bytes]";
    }
}
