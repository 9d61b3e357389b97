package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static rollbook.enrollment.Uploads.csv;
import static rollbook.enrollment.Uploads.imports;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;

/** Whatever file is sent, the answer is a clear problem, and nothing of it is kept. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class BadImportIT {
    private static final int MIB = 1 << 20;

    @Inject
    Database database;

    @TestHTTPResource
    URI server;

    private final UUID licenseId = Api.license(LicenseType.SCHOOL).licenseId();

    @AfterEach
    void nothing_is_kept_of_it() {
        Patience.await()
                .untilAsserted(() -> assertThat(database.<Integer>with(sql ->
                                sql.select("""
                                select (select count(*) from batch where license_id = ?)
                                  + (select count(*) from batch_row where not exists (
                                       select 1 from batch where id = batch_id))
                                """, licenseId).mapTo(Integer.class).one()))
                        .isZero());
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("empty", bytes(""), 422, "empty-file"),
                Arguments.of("a header and nothing else", bytes("Email\n"), 422, "no-rows"),
                Arguments.of("with two Email columns", bytes("Email,email\na@x.example,\n"), 422, "two-email-columns"),
                Arguments.of("zipped", bytes("PK\u0003\u0004xlsx"), 422, "not-a-csv-file"),
                Arguments.of("compressed", new byte[] {0x1f, (byte) 0x8b, 8, 0}, 422, "not-a-csv-file"),
                Arguments.of("of 200 001 rows", bytes(Uploads.file(200_001)), 422, "too-many-rows"),
                Arguments.of("of 33 MB", filled(33 * MIB), 413, "file-too-large"),
                Arguments.of("of 35 MB", filled(35 * MIB), 413, "too-large"));
    }

    @ParameterizedTest(name = "a file {0} is refused as {3}")
    @MethodSource("files")
    void a_file_we_cannot_use_is_refused(String what, byte[] file, int status, String slug) {
        problem(csv(file).post(imports(licenseId)), status, slug);
        problem(csv(file).post(imports(licenseId) + "/plan"), status, slug);
    }

    @Test
    void X12_a_file_without_an_Email_column_is_told_which_headers_it_has() {
        var answer = csv("Name,E-mail address\nAnn,ann@x.example\n").post(imports(licenseId));

        problem(answer, 422, "no-email-column");
        answer.then().body("detail", containsString("Name, E-mail address"));
    }

    @Test
    void a_form_without_a_file_and_what_is_no_form_are_refused() {
        problem(
                Api.asDana()
                        .contentType("multipart/form-data")
                        .multiPart("file", "Email")
                        .post(imports(licenseId)),
                422,
                "no-file");
        problem(
                csv("Email\na@x.example\n").contentType("multipart/form-data").post(imports(licenseId)),
                400,
                "malformed-request");
        problem(
                Api.asDana().contentType("text/plain").body("Email").post(imports(licenseId)),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_body_that_never_ends_is_refused_at_the_limit() throws IOException {
        try (var socket = begin()) {
            var answer = CompletableFuture.supplyAsync(() -> firstLines(socket));
            var chunk = filled(64 << 10);
            for (var sent = 0L; sent < 64L * MIB && !answer.isDone(); sent += chunk.length) {
                send(socket, chunk);
            }

            assertThat(answer.join()).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    @Test
    void a_body_that_breaks_off_leaves_nothing() throws IOException {
        try (var socket = begin()) {
            send(socket, bytes(Uploads.file(12_000)));
        }
        assertThat(csv(Uploads.file(1))
                        .post("/api/enrollments/" + UUID.randomUUID() + "/imports")
                        .statusCode())
                .isEqualTo(404); // the service goes on
    }

    private Socket begin() throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream()
                .write(bytes("POST " + imports(licenseId) + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer " + Tokens.of(Api.DANA) + "\r\n"
                        + "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"));
        return socket;
    }

    private static void send(Socket socket, byte[] chunk) {
        try {
            var out = socket.getOutputStream();
            out.write(bytes(Integer.toHexString(chunk.length) + "\r\n"));
            out.write(chunk);
            out.write(bytes("\r\n"));
        } catch (IOException e) {
            return; // the other side has closed; what it said is read elsewhere
        }
    }

    private static String firstLines(Socket socket) {
        try {
            return new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static byte[] filled(int length) {
        var file = new byte[length];
        Arrays.fill(file, (byte) 'x');
        System.arraycopy(bytes("Email\n"), 0, file, 0, 6);
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
