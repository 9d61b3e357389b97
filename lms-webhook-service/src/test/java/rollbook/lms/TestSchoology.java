package rollbook.lms;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rollbook.lms.TestPlatforms.Reply;

/** Schoology's API, as far as it is asked: whoever signs is known by the keys of a test, and a nonce is good once. */
final class TestSchoology {
    static final String SECRET = "no-secret/of+a-test";

    private static final Pattern PAIR = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Map<String, Section> SECTIONS = new ConcurrentHashMap<>();
    private static final Map<String, Supplier<Reply>> FAILURES = new ConcurrentHashMap<>();
    private static final Map<String, String> NONCES = new ConcurrentHashMap<>();

    private TestSchoology() {}

    private record Section(String assignment, List<String> enrollments) {}

    /** A section with one assignment, a teacher, one whose enrollment is over, and more students than a page has. */
    static void has(String section, String assignment, String teacher, String formerTeacher) {
        var enrollments = new ArrayList<>(IntStream.range(0, 230)
                .mapToObj(number -> enrollment("9" + number, "0", "\"1\""))
                .toList());
        enrollments.add(enrollment(formerTeacher, "1", "\"5\""));
        enrollments.add(enrollment(teacher, "1", "\"1\""));
        SECTIONS.put(section, new Section(assignment, enrollments));
    }

    private static String enrollment(String uid, String admin, String status) {
        return "{\"uid\":\"%s\",\"admin\":%s,\"status\":%s}".formatted(uid, admin, status);
    }

    /** Fails whoever signs with that key from now on. */
    static void fails(String consumerKey, Supplier<Reply> how) {
        FAILURES.put(consumerKey, how);
    }

    static void isWellAgain(String consumerKey) {
        FAILURES.remove(consumerKey);
    }

    static Reply answer(HttpExchange exchange) {
        var uri = exchange.getRequestURI();
        var said = said(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var nonce = said.get("oauth_timestamp") + said.get("oauth_nonce");
        if (!signature(uri, said).equals(said.get("oauth_signature")) || NONCES.put(nonce, nonce) != null) {
            return Reply.of(401, "Invalid signature");
        }
        return Optional.ofNullable(FAILURES.get(said.get("oauth_consumer_key")))
                .map(Supplier::get)
                .orElseGet(() -> routed(uri));
    }

    private static Reply routed(URI uri) {
        var path = List.of(uri.getPath().split("/", -1));
        if (path.getLast().equals("app-user-info")) {
            return Reply.of(200, "{\"api_uid\":44012}");
        }
        var section = SECTIONS.get(path.get(4));
        if (section == null) {
            return Reply.of(404, "");
        }
        if (path.getLast().equals("enrollments")) {
            var query = Arrays.stream(uri.getQuery().split("&", -1))
                    .collect(Collectors.toMap(
                            pair -> pair.split("=", 2)[0], pair -> Integer.parseInt(pair.split("=", 2)[1])));
            return Reply.of(
                    200,
                    section.enrollments().stream()
                            .skip(query.get("start"))
                            .limit(query.get("limit"))
                            .collect(Collectors.joining(",", "{\"enrollment\":[", "],\"total\":\"232\"}")));
        }
        return path.getLast().equals(section.assignment()) ? Reply.of(200, "{\"id\":1}") : Reply.of(404, "");
    }

    private static Map<String, String> said(String header) {
        return PAIR.matcher(header)
                .results()
                .collect(Collectors.toMap(
                        pair -> pair.group(1), pair -> URLDecoder.decode(pair.group(2), StandardCharsets.UTF_8)));
    }

    /** As RFC 5849 has it. */
    private static String signature(URI uri, Map<String, String> said) {
        var parameters = new ArrayList<String>();
        said.forEach((name, value) -> {
            if (name.startsWith("oauth_") && !name.equals("oauth_signature")) {
                parameters.add(encoded(name) + "=" + encoded(value));
            }
        });
        if (uri.getQuery() != null) {
            for (var pair : uri.getQuery().split("&", -1)) {
                parameters.add(encoded(pair.split("=", 2)[0]) + "=" + encoded(pair.split("=", 2)[1]));
            }
        }
        var url = TestPlatforms.url(uri.getPath().substring(1));
        var base = "GET&" + encoded(url) + "&"
                + encoded(parameters.stream().sorted().collect(Collectors.joining("&")));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec((encoded(SECRET) + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
