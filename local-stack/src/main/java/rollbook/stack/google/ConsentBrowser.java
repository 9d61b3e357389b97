package rollbook.stack.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The browser of somebody who was sent to the simulated Google's consent page: signs in there, decides, and is sent back. */
public final class ConsentBrowser {
    private static final HttpClient BROWSER = HttpClient.newHttpClient(); // follows no redirect

    private ConsentBrowser() {}

    /** Allows all that is asked for, as that account at Google; the address the browser is sent back to. */
    public static URI allow(URI page, String account) {
        return decide(page, account, scopes(page));
    }

    /** What a page asks for. */
    public static List<String> scopes(URI page) {
        return List.of(parameters(page).getOrDefault("scope", "").split(" ", -1));
    }

    /** Allows just these scopes, or none; the address the browser is sent back to. */
    public static URI decide(URI page, String account, Collection<String> granted) {
        var form = Stream.concat(
                        Stream.of(
                                page.getRawQuery(),
                                field("account", account),
                                field("decision", granted.isEmpty() ? "deny" : "allow")),
                        granted.stream().map(scope -> field("granted", scope)))
                .collect(Collectors.joining("&"));
        var decision = HttpRequest.newBuilder(page.resolve(page.getRawPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = BROWSER.send(decision, HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("Location")
                    .map(page::resolve)
                    .orElseThrow(() ->
                            new IllegalStateException("not sent back: " + answer.statusCode() + " " + answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What an address asks with. */
    public static Map<String, String> parameters(URI address) {
        var parameters = new LinkedHashMap<String, String>();
        Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
