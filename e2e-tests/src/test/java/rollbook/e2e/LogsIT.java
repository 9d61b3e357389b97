package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.exception.JsonPathException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import rollbook.stack.LocalStack;

/** What the services' logs hold after everything the other classes did to them; and what they must not. */
@ExtendWith(WholeStack.class)
@Order(9)
class LogsIT {
    /** Not only an @: Java's default text of an object has one, too. */
    private static final Pattern ADDRESS = Pattern.compile("@[A-Za-z0-9-]+\\.[A-Za-z]");

    /** How the JSON of a token begins, in base64. */
    private static final String TOKEN = "eyJ";

    private final LocalStack stack;
    private final Api api;

    LogsIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
    }

    @ParameterizedTest
    @FieldSource("rollbook.e2e.WholeStack#SERVICES")
    void every_line_is_JSON_and_names_nobody_and_no_secret(String service) throws IOException {
        walk();

        var lines = lines(service);

        assertThat(lines).isNotEmpty();
        assertThat(lines.stream().filter(line -> !isJson(line)))
                .as("lines that are no JSON; only a kill -9 may tear one")
                .hasSizeLessThanOrEqualTo(stack.child(service).unexpectedEnds());
        var secrets = secrets();
        assertThat(lines.stream().filter(line -> ADDRESS.matcher(line).find()))
                .as("lines with an address")
                .isEmpty();
        assertThat(lines.stream().filter(line -> line.contains(TOKEN)))
                .as("lines with a token")
                .isEmpty();
        assertThat(lines.stream().filter(line -> secrets.stream().anyMatch(line::contains)))
                .as("lines with a secret")
                .isEmpty();
    }

    /** Good and bad requests, so that there is something to tell. */
    private void walk() {
        var license = api.create("Walk of logs", "SCHOOL");
        api.addAndWait("dana", license, "ann@logs.example, nobody, bob@logs.example");
        api.addAndWait("paul", license, "cat@logs.example");
        api.as("dana").get("/api/invites/" + license + "?q=cat@logs.example&state=cat@logs.example");
        api.as("sam").body("{\"closed\": \"cat@logs.example\"}").put("/api/invites/mine/" + license + "/pop-up");
        api.add("olga", license, "ann@logs.example");
        api.add("una", license, "ann@logs.example");
        api.as("dana").body("{\"addresses\": [\"ann@logs.example\"").post("/api/enrollments/" + license + "/emails");
        api.as("staff").body("{\"name\": {\"a\": \"ann@logs.example\"}}").post("/api/licenses");
        api.anybody().auth().oauth2("eyJhbGciOiJub25lIn0.e30.").get("/api/licenses");
    }

    private static List<String> lines(String service) throws IOException {
        try (var files = Files.list(WholeStack.HOME.resolve("logs"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(service))
                    .flatMap(LogsIT::read)
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJson(String line) {
        try {
            return line.startsWith("{") && JsonPath.from(line).get("message") != null;
        } catch (JsonPathException _) {
            return false;
        }
    }

    private static List<String> secrets() throws IOException {
        var secrets = WholeStack.secrets();
        assertThat(secrets.stringPropertyNames()).contains("seal.keyset", "service.client.secret");
        return secrets.values().stream().map(String::valueOf).toList();
    }
}
