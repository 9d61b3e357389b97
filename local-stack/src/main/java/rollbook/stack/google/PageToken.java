package rollbook.stack.google;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Where the next page goes on. Opaque to whoever gets it, good for three days, for the very same listing only.
 *
 * @param key of the last user shown
 * @param page the number of the page it asks for; the first has no token
 * @param listing what was asked
 */
record PageToken(String key, int page, String listing, Instant issued) {
    private static final String START = "~!!~";
    private static final Duration LIFETIME = Duration.ofDays(3);

    String encoded() {
        var fields = new JsonArray().add(key).add(page).add(listing).add(issued.toEpochMilli());
        return START
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(fields.toBuffer().getBytes());
    }

    /**
     * What a token says; an empty one asks for the first page.
     *
     * @throws BadQuery where it is none of ours
     */
    static PageToken decoded(String token, String listing, Instant now) {
        if (token.isEmpty()) {
            return new PageToken("", 1, listing, now);
        }
        if (!token.startsWith(START)) {
            throw new BadQuery("no page token");
        }
        try {
            var text =
                    new String(Base64.getUrlDecoder().decode(token.substring(START.length())), StandardCharsets.UTF_8);
            var fields = new JsonArray(text);
            return new PageToken(
                    fields.getString(0),
                    fields.getInteger(1),
                    fields.getString(2),
                    Instant.ofEpochMilli(fields.getLong(3)));
        } catch (DecodeException | ClassCastException | IndexOutOfBoundsException | IllegalArgumentException _) {
            throw new BadQuery("no page token");
        }
    }

    PageToken checked(String asked, Instant now) {
        if (!listing.equals(asked) || issued.plus(LIFETIME).isBefore(now)) {
            throw new BadQuery("a page token of another listing, or expired");
        }
        return this;
    }

    PageToken next(String lastKey, Instant now) {
        return new PageToken(lastKey, page + 1, listing, now);
    }
}
