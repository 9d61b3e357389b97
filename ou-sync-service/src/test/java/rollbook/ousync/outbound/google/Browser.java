package rollbook.ousync.outbound.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An admin in front of Google's consent page. */
final class Browser {
    private Browser() {}

    /** What comes back with the admin who allows it all. */
    static Map<String, String> allow(URI page, String account) {
        return allow(
                page,
                account,
                List.of(parameters(page).getOrDefault("scope", "").split(" ")));
    }

    /** What comes back with the admin who leaves all but these boxes unticked. */
    static Map<String, String> allow(URI page, String account, List<String> ticked) {
        var fields = new ArrayList<String>();
        parameters(page).forEach((name, value) -> fields.add(field(name, value)));
        fields.add(field("account", account));
        fields.add(field("decision", "allow"));
        ticked.forEach(scope -> fields.add(field("granted", scope)));
        var request = HttpRequest.newBuilder(page.resolve(page.getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            return parameters(URI.create(answer.headers().firstValue("Location").orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, String> parameters(URI address) {
        var parameters = new LinkedHashMap<String, String>();
        Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
