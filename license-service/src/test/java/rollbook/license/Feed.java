package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.kit.testing.Patience;

/** A reader of server-sent events, as a page reads them: by a plain request with a bearer token. */
final class Feed implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Event END = new Event("end", null, "");

    private final int status;
    private final Stream<String> lines;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private Feed(int status, Stream<String> lines) {
        this.status = status;
        this.lines = lines;
    }

    /** One event. */
    record Event(String name, @Nullable String id, String data) {}

    static Feed open(URI uri, String token, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofLines());
            var feed = new Feed(answer.statusCode(), answer.body());
            Thread.ofVirtual().start(feed::read);
            return feed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return status;
    }

    /** The next event; fails when none comes. */
    Event next() {
        var event = poll();
        assertThat(event).as("an event in time").isNotNull().isNotEqualTo(END);
        return Objects.requireNonNull(event);
    }

    /** Waits until the service ends the feed. */
    void ends() {
        for (var event = poll(); ; event = poll()) {
            assertThat(event).as("the end in time").isNotNull();
            if (END.equals(event)) {
                return;
            }
        }
    }

    private @Nullable Event poll() {
        try {
            return events.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String name = "";
        String id = null;
        var data = "";
        try {
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, id, data));
                    name = "";
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                }
            }
        } catch (UncheckedIOException | IllegalStateException _) {
            // closed meanwhile: it ends here as well
        }
        events.add(END);
    }

    @Override
    public void close() {
        lines.close();
    }
}
