package rollbook.enrollment.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token of a license link (R32, R33): 128 bits in base64url.
 *
 * @param canonical its 22 characters
 */
public record LinkToken(String canonical) implements JoinCode {
    /** Random bytes a token is made of. */
    public static final int BYTES = 16;

    private static final String PATH = "/join/";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]"); // the last holds two bits

    /** The token these random bytes are. */
    public static LinkToken of(byte[] random) {
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** A token as somebody pasted it, perhaps with the whole link around it. */
    public static Optional<LinkToken> parse(String pasted) {
        var link = pasted.strip();
        var path = link.lastIndexOf(PATH);
        var token = path < 0 ? link : link.substring(path + PATH.length()).split("[/?#]", 2)[0];
        return TOKEN.matcher(token).matches() ? Optional.of(new LinkToken(token)) : Optional.empty();
    }

    /**
     * The link it is loaded by, at this app. The page there comes with the dashboard; whoever has the link may redeem all of
     * it as it is.
     */
    public String url(String app) {
        return app.replaceAll("/+$", "") + PATH + canonical;
    }

    @Override
    public CodeKind kind() {
        return CodeKind.LINK;
    }

    @Override
    public String toString() {
        return "LinkToken[]";
    }
}
