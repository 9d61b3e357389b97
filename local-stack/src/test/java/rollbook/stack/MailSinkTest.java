package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink, sent to over a real socket by a real mail client. */
class MailSinkTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:15:00.123Z");
    private static final String SUBJECT = "Einladung für Zoë 日本";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Path root;
    private final MailFolder folder;
    private final MailSink sink;

    MailSinkTest(@TempDir Path temporary) {
        root = temporary.resolve("mail");
        folder = new MailFolder(root, Clock.fixed(NOW, ZoneOffset.UTC));
        sink = new MailSink(folder, 0, new Console(printer(said)));
    }

    @BeforeEach
    void start() throws IOException {
        sink.start();
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void a_mail_of_two_parts_is_kept_and_can_be_read_decoded() throws Exception {
        send(StackTestKit.mail(SUBJECT));

        assertThat(folder.newest(5))
                .containsExactly(
                        new ReceivedMail(1, NOW, List.of("zoe@northfield.example"), SUBJECT, StackTestKit.MAIL_TEXT));
        assertThat(said).hasToString("");
    }

    @Test
    void a_mail_lies_in_a_file_named_by_its_time_that_only_its_owner_may_read() throws Exception {
        send(StackTestKit.mail(SUBJECT));

        try (var files = Files.list(root)) {
            var file = files.toList();
            assertThat(file).containsExactly(root.resolve("20261125T101500.123Z-000001.eml"));
            assertThat(mode(file.getFirst())).isEqualTo("rw-------");
            assertThat(mode(root)).isEqualTo("rwx------");
        }
    }

    @Test
    void a_mail_lists_as_a_line_and_shows_as_text() throws Exception {
        send(StackTestKit.mail("first"));
        send(StackTestKit.mail(SUBJECT));

        assertThat(read(MailReader::list).lines().limit(2))
                .containsExactly(
                        "     1  2026-11-25 10:15:00  zoe@northfield.example           first",
                        "     2  2026-11-25 10:15:00  zoe@northfield.example           " + SUBJECT);
        assertThat(read(reader -> reader.show("1"))).contains("Subject: first", "Grüße, 日本");
        assertThat(read(reader -> reader.show("last"))).contains("Mail:    2,", "Subject: " + SUBJECT);
    }

    @Test
    void what_a_terminal_would_obey_is_not_printed() throws Exception {
        folder.keep(new ByteArrayInputStream("Subject: a\033[2Jb\r\n\r\nc\007d".getBytes(StandardCharsets.UTF_8)));

        assertThat(read(reader -> reader.show("last")) + read(MailReader::list))
                .contains("Subject: a[2Jb", "cd")
                .doesNotContain("\033", "\007");
    }

    @Test
    void a_mail_that_is_not_there_is_told() {
        for (var which : List.of("last", "7", "99999999999", "x")) {
            assertThatThrownBy(() -> read(reader -> reader.show(which)))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("No mail " + which);
        }
    }

    @Test
    void a_mail_no_parser_understands_is_shown_whole() throws Exception {
        var message = "Subject: odd\r\nContent-Type: text/plain; charset=no-such\r\n\r\nhello";
        folder.keep(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));

        assertThat(folder.newest(1)).extracting(ReceivedMail::text).containsExactly(message);
    }

    @Test
    void the_oldest_gives_way_to_the_1001st() throws Exception {
        for (int i = 0; i < MailFolder.MOST; i++) {
            folder.keep(new ByteArrayInputStream("Subject: x\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        }
        send(StackTestKit.mail("the 1001st"));

        var numbers = folder.newest(2 * MailFolder.MOST).stream().map(ReceivedMail::number);
        assertThat(numbers).hasSize(1_000).startsWith(2, 3).endsWith(1_000, 1_001);
        assertThat(folder.newest(1)).extracting(ReceivedMail::subject).containsExactly("the 1001st");
    }

    @Test
    void a_mail_that_cannot_be_kept_is_answered_with_451_and_the_next_one_is_taken() throws Exception {
        Files.createFile(root);
        try (var transport = StackTestKit.mailClient(sink.port())) {
            var message = StackTestKit.mail(SUBJECT);
            assertThatThrownBy(() -> transport.sendMessage(message, message.getAllRecipients()))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("451 4.3.0 The mail cannot be kept");
            Files.delete(root);
            transport.sendMessage(message, message.getAllRecipients());
        }

        assertThat(folder.newest(5)).extracting(ReceivedMail::subject).containsExactly(SUBJECT);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("a mail was refused")
                .doesNotContain("zoe", "Einladung");
    }

    @Test
    void a_mail_that_breaks_off_is_not_kept() throws Exception {
        try (var socket = new Socket(InetAddress.ofLiteral(MailSink.HOST), sink.port())) {
            socket.getOutputStream().write("""
                    EHLO x\r
                    MAIL FROM:<a@b.example>\r
                    RCPT TO:<c@d.example>\r
                    DATA\r
                    Subject: half\r
                    """.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            // comes back when the sink has closed its side, so it has done with the message
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .doesNotContain("250 Ok\r\n354 End data with <CR><LF>.<CR><LF>\r\n250");
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_draft_of_a_killed_process_is_removed_at_the_start() throws Exception {
        Files.createDirectory(root);
        Files.createFile(root.resolve("1.draft"));
        try (var next = new MailSink(folder, 0, new Console(printer(said)))) {
            next.start();
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void listens_at_127_0_0_1_only() {
        assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.2"), sink.port()))
                .isInstanceOf(IOException.class);
    }

    private void send(MimeMessage message) throws MessagingException {
        try (var transport = StackTestKit.mailClient(sink.port())) {
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private String read(Reading reading) throws IOException {
        var printed = new ByteArrayOutputStream();
        reading.by(new MailReader(folder, ZoneOffset.UTC, printer(printed)));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @FunctionalInterface
    private interface Reading {
        void by(MailReader reader) throws IOException;
    }
}
