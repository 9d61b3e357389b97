package rollbook.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Google's consent page as an admin in their browser goes through it: signs in, allows all that is asked for, is sent back. */
final class GoogleConsent {
    private final HttpClient browser;

    GoogleConsent(HttpClient browser) {
        this.browser = browser;
    }

    /**
     * Allows all of it and goes back to where that was asked for.
     *
     * @param page what begins an authorization
     * @throws IllegalStateException where it does not end with a connection
     */
    void allow(URI page, String account) throws IOException, InterruptedException {
        var asked = page.getRawQuery();
        var granted = Arrays.stream(
                        asked.replaceFirst("(?:^|.*&)scope=([^&]*).*", "$1").split("\\+|%20", -1))
                .map(scope -> "&granted=" + scope) // as it stood in the address
                .collect(Collectors.joining());
        var form = asked + "&decision=allow&account=" + URLEncoder.encode(account, StandardCharsets.UTF_8) + granted;
        var allowed = sentOn(HttpRequest.newBuilder(page.resolve(page.getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        var finished = sentOn(HttpRequest.newBuilder(allowed).build());
        if (!finished.getRawQuery().contains("google=connected")) {
            throw new IllegalStateException("not connected: " + finished);
        }
    }

    private URI sentOn(HttpRequest request) throws IOException, InterruptedException {
        var answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        return request.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() ->
                                new IOException(request.uri().getPath() + " was answered " + answer.statusCode())));
    }
}
