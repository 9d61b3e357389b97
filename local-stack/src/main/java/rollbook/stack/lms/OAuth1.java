package rollbook.stack.lms;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rollbook.stack.wire.Call;

/** Checks two-legged OAuth 1.0a with HMAC-SHA1, as Schoology's API wants it (PROTOCOLS §C). */
final class OAuth1 {
    private static final Pattern PAIR = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final long SKEW_SECONDS = 300;

    private final String key;
    private final String secret;
    private final Clock clock;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    OAuth1(String key, String secret, Clock clock) {
        this.key = key;
        this.secret = secret;
        this.clock = clock;
    }

    /** Why the call is refused; nothing where it is good, and no other with its nonce is then. */
    Optional<String> refusal(Call call, URI url) {
        var said = said(Optional.ofNullable(call.headers().get("Authorization")).orElse(""));
        if (!said.getOrDefault("oauth_consumer_key", "").equals(key)) {
            return Optional.of("Invalid consumer");
        }
        if (!said.getOrDefault("oauth_signature_method", "").equals("HMAC-SHA1")) {
            return Optional.of("Signature method must be HMAC-SHA1");
        }
        var signature = said.getOrDefault("oauth_signature", "").getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(signature, signed(call, url, said).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of("Invalid signature");
        }
        var timestamp = said.getOrDefault("oauth_timestamp", "");
        if (!timestamp.matches("\\d{1,12}")
                || Math.abs(Long.parseLong(timestamp) - clock.instant().getEpochSecond()) > SKEW_SECONDS) {
            return Optional.of("Expired timestamp");
        }
        return seen.add(timestamp + " " + said.getOrDefault("oauth_nonce", ""))
                ? Optional.empty()
                : Optional.of("Duplicate timestamp/nonce");
    }

    private String signed(Call call, URI url, Map<String, String> said) {
        var query = new QueryStringDecoder("?" + call.query())
                .parameters().entrySet().stream()
                        .flatMap(pair -> pair.getValue().stream().map(value -> pair(pair.getKey(), value)));
        var header = said.entrySet().stream()
                .filter(pair ->
                        pair.getKey().startsWith("oauth_") && !pair.getKey().equals("oauth_signature"))
                .map(pair -> pair(pair.getKey(), pair.getValue()));
        var parameters = Stream.concat(query, header).sorted().collect(Collectors.joining("&"));
        var base = call.method() + "&" + encoded(url.toString()) + "&" + encoded(parameters);
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec((encoded(secret) + "&").getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }

    private static Map<String, String> said(String header) {
        var said = new LinkedHashMap<String, String>();
        var pair = PAIR.matcher(header);
        while (pair.find()) {
            said.put(pair.group(1), Call.decoded(pair.group(2)));
        }
        return said;
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    /** As RFC 3986 has it, which a form has not. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
