package rollbook.stack;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One mail a service sent on this machine, decoded.
 *
 * @param number which one it is: counts up from 1, as {@code ./rollbook mail} shows it
 * @param receivedAt when the sink took it, to the millisecond
 * @param to the addresses its To line names, without the people's names
 * @param subject empty where it has none
 * @param text its text/plain part, lines ended by a line feed; empty where it has none
 */
public record ReceivedMail(int number, Instant receivedAt, List<String> to, String subject, String text) {
    private static final Session SESSION = session();

    public ReceivedMail {
        to = List.copyOf(to);
    }

    /** Reads one; a message no parser understands is shown whole, as it came. */
    static ReceivedMail read(KeptMail kept) throws IOException {
        var bytes = Files.readAllBytes(kept.file());
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
            var subject = Objects.requireNonNullElse(message.getSubject(), "");
            var text = plainText(message).orElse("").replace("\r\n", "\n");
            return new ReceivedMail(kept.number(), kept.receivedAt(), addresses(message), subject, text);
        } catch (MessagingException | IOException _) {
            var whole = new String(bytes, StandardCharsets.UTF_8);
            return new ReceivedMail(kept.number(), kept.receivedAt(), List.of(), "(cannot be decoded)", whole);
        }
    }

    /** Without the addresses and what was written to them. */
    @Override
    public String toString() {
        return "mail %d of %s".formatted(number, receivedAt);
    }

    private static List<String> addresses(Message message) throws MessagingException {
        var to = message.getRecipients(Message.RecipientType.TO);
        return to == null
                ? List.of()
                : Stream.of(to)
                        .map(one -> one instanceof InternetAddress address ? address.getAddress() : one.toString())
                        .toList();
    }

    private static Optional<String> plainText(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return Optional.of(text);
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var text = plainText(parts.getBodyPart(i));
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** Forgiving: what was sent is to be seen, right or not. */
    private static Session session() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }
}
