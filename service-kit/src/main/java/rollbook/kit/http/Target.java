package rollbook.kit.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address taken apart once, strictly; what connects is given the parts and reads no address itself, so that two readers
 * cannot understand one address differently.
 *
 * @param path with the query
 */
record Target(Origin origin, String path) {
    private static final int LONGEST = 2_048;
    /** Letters, figures and hyphens between dots: no percent escapes, no other alphabets, no dot at the end. */
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    /** Whatever some reader takes for an address in figures: a last part that is a number, decimal, octal or hexadecimal. */
    private static final Pattern IN_FIGURES = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?|\\[.*");

    /** A scheme, a host and a port. The host is in lower case. */
    record Origin(String scheme, String host, int port) {
        private static final int NO_PORT = -1;

        /** @throws IllegalArgumentException when the text is no origin, such as {@code http://127.0.0.1:18090} */
        static Origin of(String text) {
            try {
                var target = Target.of(URI.create(text));
                if (target.path().equals("/") && !text.endsWith("/")) {
                    return target.origin();
                }
            } catch (CallFailedException _) {
                throw notOne();
            }
            throw notOne();
        }

        private static IllegalArgumentException notOne() {
            return new IllegalArgumentException(
                    "an origin is http or https, :// and a host, with : and a port or without");
        }

        boolean secure() {
            return scheme.equals("https");
        }

        boolean inFigures() {
            return IN_FIGURES.matcher(host).matches();
        }
    }

    /**
     * The parts of an address.
     *
     * @throws CallFailedException MALFORMED when it is no absolute address of a host, NOT_HTTPS when of something else than
     *     the web, FORBIDDEN_ADDRESS when the host is none a name can be
     */
    static Target of(URI uri) throws CallFailedException {
        var text = uri.toString();
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new CallFailedException(CallFailure.MALFORMED);
        }
        if (uri.isOpaque() || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new CallFailedException(CallFailure.MALFORMED);
        }
        return new Target(origin(uri), path(uri));
    }

    private static Origin origin(URI uri) throws CallFailedException {
        var scheme = lower(uri.getScheme());
        var host = lower(uri.getHost());
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new CallFailedException(scheme.isEmpty() ? CallFailure.MALFORMED : CallFailure.NOT_HTTPS);
        }
        if (!HOST.matcher(host).matches()) {
            throw new CallFailedException(
                    IN_FIGURES.matcher(host).matches() ? CallFailure.FORBIDDEN_ADDRESS : CallFailure.MALFORMED);
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new CallFailedException(CallFailure.MALFORMED);
        }
        var usual = scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, host, uri.getPort() == Origin.NO_PORT ? usual : uri.getPort());
    }

    private static String path(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
