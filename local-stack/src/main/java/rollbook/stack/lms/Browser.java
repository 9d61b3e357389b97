package rollbook.stack.lms;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A browser as strict as they come: it keeps no cookie of anybody, follows redirects and posts the forms that post
 * themselves, as the scripts of a launch would. For tests that open many assignments.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_STEPS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** From the first step of a launch to what the tool shows. */
    public Page open(LoginInitiation login) throws IOException, InterruptedException {
        return login.byGet() ? get(login.url()) : post(login.url(), login.parameters());
    }

    public Page get(URI url) throws IOException, InterruptedException {
        return followed(sent(HttpRequest.newBuilder(url).GET()));
    }

    public Page post(URI url, Map<String, String> fields) throws IOException, InterruptedException {
        return followed(sent(posting(url, fields)));
    }

    /** Sends the first form of a page, these fields as somebody filled them in. */
    public Page submit(Page page, Map<String, String> filledIn) throws IOException, InterruptedException {
        var form = page.form();
        var fields = new LinkedHashMap<>(form.fields());
        fields.putAll(filledIn);
        return post(page.url().resolve(form.action()), fields);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Page followed(Page first) throws IOException, InterruptedException {
        var page = first;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (page.status() / 100 == 3) {
                page = sent(HttpRequest.newBuilder(page.url().resolve(page.location()))
                        .GET());
            } else if (page.postsItself()) {
                var form = page.form();
                page = sent(posting(page.url().resolve(form.action()), form.fields()));
            } else {
                return page;
            }
        }
        throw new IOException("It goes on and on: " + page.url());
    }

    private static HttpRequest.Builder posting(URI url, Map<String, String> fields) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(LoginInitiation.encoded(fields)));
    }

    private Page sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        var made = request.timeout(PATIENCE).header("Accept", "text/html").build();
        var answer = http.send(made, BodyHandlers.ofString());
        return new Page(
                answer.statusCode(),
                made.uri(),
                answer.headers().firstValue("Location").orElse(""),
                answer.body());
    }
}
