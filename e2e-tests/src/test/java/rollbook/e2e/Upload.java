package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;

/** A CSV file on its way through the gateway, sent again under its key until it is accepted. */
final class Upload {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;
    private final String username;
    private final String license;
    private final byte[] file;
    private final String key;
    private final AtomicInteger sent = new AtomicInteger();

    /** Of a demo person to a license they run; {@code key} names it among whatever that person sends there. */
    Upload(Api api, String username, String license, String file, String key) {
        this.api = api;
        this.username = username;
        this.license = license;
        this.file = file.getBytes(StandardCharsets.UTF_8);
        this.key = key;
    }

    /** Sends it; the batch. */
    String send() {
        return send(_ -> {});
    }

    /** Sends it, telling {@code progress} each time how many bytes are about to have been sent. */
    String send(IntConsumer progress) {
        return Awaitility.await("acceptance of the file")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> attempt(progress), batch -> !batch.isEmpty());
    }

    /** How often it was sent. */
    int times() {
        return sent.get();
    }

    private String attempt(IntConsumer progress) throws IOException, InterruptedException {
        sent.incrementAndGet();
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            var request = HttpRequest.newBuilder(api.uri("/api/enrollments/" + license + "/imports"))
                    .timeout(Duration.ofSeconds(90))
                    .header("Authorization", "Bearer " + api.token(username))
                    .header("Content-Type", "text/csv")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Watched(file, progress)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                return "";
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return JSON.readTree(answer.body()).get("batchId").asText();
        }
    }

    /** The file, which says how far it was read. */
    private static final class Watched extends ByteArrayInputStream {
        private static final int PIECE = 16 << 10;

        private final IntConsumer progress;

        Watched(byte[] file, IntConsumer progress) {
            super(file);
            this.progress = progress;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            var read = super.read(into, from, Math.min(length, PIECE));
            progress.accept(pos);
            return read;
        }
    }
}
