package rollbook.kit.http;

import java.net.URI;
import java.util.Map;

/**
 * One request to an address somebody named.
 *
 * @param headers what goes along, such as a bearer token; never said in a log
 * @param body empty when there is none
 * @param maxBytes the longest body taken in answer
 */
@SuppressWarnings("ArrayRecordComponent") // a request's bytes: compared nowhere, copied nowhere
public record Call(Method method, URI uri, Map<String, String> headers, byte[] body, int maxBytes) {
    /** Enough for any key set or token answer. */
    public static final int MAX_BYTES = 256 * 1024;

    /** What can be asked. */
    public enum Method {
        GET,
        POST,
        PUT
    }

    /** @throws IllegalArgumentException when a header cannot be sent, such as one with a line break; it is not said */
    public Call {
        headers = Map.copyOf(headers);
        if (headers.entrySet().stream().anyMatch(header -> unsendable(header.getKey() + header.getValue()))) {
            throw new IllegalArgumentException("a header that cannot be sent");
        }
    }

    private static boolean unsendable(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c > '~');
    }

    public static Call get(URI uri, Map<String, String> headers) {
        return new Call(Method.GET, uri, headers, new byte[0], MAX_BYTES);
    }

    public static Call post(URI uri, Map<String, String> headers, byte[] body) {
        return new Call(Method.POST, uri, headers, body, MAX_BYTES);
    }

    public static Call put(URI uri, Map<String, String> headers, byte[] body) {
        return new Call(Method.PUT, uri, headers, body, MAX_BYTES);
    }

    /** The same with another longest answer. */
    public Call upTo(int bytes) {
        return new Call(method, uri, headers, body, bytes);
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getHost();
    }
}
