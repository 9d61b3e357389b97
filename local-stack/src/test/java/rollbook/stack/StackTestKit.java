package rollbook.stack;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;

/** What several of the stack's tests need. */
final class StackTestKit {
    /** What {@link #mail} says; its second line ends a message where SMTP is spoken carelessly. */
    static final String MAIL_TEXT = "Grüße, 日本\n.\nund noch eine Zeile";

    private StackTestKit() {}

    /** The checkout: the nearest folder above that has the script. */
    static Path project() {
        var folder = Path.of("").toAbsolutePath();
        while (Files.notExists(folder.resolve("rollbook"))) {
            folder = Objects.requireNonNull(folder.getParent(), "a checkout above the working folder");
        }
        return folder;
    }

    /** Where the system keeps a tool. */
    static Path tool(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** A mail in two parts, with every kind of letter in it. */
    static MimeMessage mail(String subject) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("rollbook@rollbook.example"));
        message.setRecipient(RecipientType.TO, new InternetAddress("Zoë <zoe@northfield.example>"));
        message.setSubject(subject, "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText(MAIL_TEXT, "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<p>Grüße</p>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    /** Connected to a mail server of this machine. */
    static Transport mailClient(int port) throws MessagingException {
        var transport = Session.getInstance(new Properties()).getTransport("smtp");
        transport.connect(MailSink.HOST, port, null, null);
        return transport;
    }
}
