package rollbook.e2e;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A row of {@code samples-expected.csv}: what comes of a sample, after those before it.
 *
 * @param file below {@code samples/}; what is on the wire
 * @param status 0 where it is not sent
 * @param state of the delivery; - for none, DUPLICATE where it came before
 * @param events what is said of it
 * @param members of the license afterwards
 */
record SampleRow(String file, int status, String state, List<String> events, int members) {
    private static final Path SAMPLES = WholeStack.project().resolve("samples");
    private static final String NONE = "-";

    static List<SampleRow> all() {
        try (var table = SampleRow.class.getResourceAsStream("/samples-expected.csv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(SampleRow::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleRow of(String line) {
        var cells = line.split(",", -1);
        return new SampleRow(
                cells[0],
                cells[1].equals(NONE) ? 0 : Integer.parseInt(cells[1]),
                cells[2],
                cells[3].equals(NONE) ? List.of() : List.of(cells[3].split(" ")),
                Integer.parseInt(cells[4]));
    }

    boolean isSent() {
        return status > 0;
    }

    String lms() {
        return file.substring(0, file.indexOf('/'));
    }

    byte[] wire() throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(file));
    }

    JsonObject json() throws IOException {
        return new JsonObject(Files.readString(SAMPLES.resolve(file)));
    }

    /** How it is sent: the file beside it. */
    JsonObject described() throws IOException {
        return new JsonObject(Files.readString(SAMPLES.resolve(file.replaceFirst("\\.[a-z]+$", ".headers.json"))));
    }

    /** Those that make a difference to a receiver. */
    Map<String, String> headers() throws IOException {
        return described().getJsonObject("headers").stream()
                .filter(header -> header.getKey().equals("Authorization"))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.valueOf(header.getValue())));
    }

    /** What an address asks with. */
    static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (one, _) -> one));
    }

    @Override
    public String toString() {
        return file;
    }
}
