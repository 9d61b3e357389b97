package rollbook.invite;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import rollbook.kit.testing.Patience;

/** A real mail server that keeps what it is given, and refuses whom a test says. Turns mail on. */
public final class Mailbox implements QuarkusTestResourceLifecycleManager {
    private static final List<Mail> MAILS = new CopyOnWriteArrayList<>();
    private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();
    private static final Set<String> LATER = ConcurrentHashMap.newKeySet();

    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .messageHandlerFactory(_ -> new Keeper())
            .build();

    /** A mail as it came. */
    record Mail(List<String> to, @Nullable List<String> copies, String subject, String text, String html) {}

    /** There is no such mailbox. */
    static void doesNotKnow(String address) {
        UNKNOWN.add(address);
    }

    /** The mailbox takes nothing for now. */
    static void isBusyFor(String address, boolean busy) {
        if (busy) {
            LATER.add(address);
        } else {
            LATER.remove(address);
        }
    }

    static List<Mail> to(String address) {
        return MAILS.stream().filter(mail -> mail.to().contains(address)).toList();
    }

    /** What came before that one. */
    static List<Mail> before(Mail mail) {
        return MAILS.subList(0, MAILS.indexOf(mail));
    }

    static List<Mail> awaitTo(String address, int count) {
        return Patience.await("mail").until(() -> to(address), mails -> mails.size() >= count);
    }

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "ROLLBOOK_MAIL_ENABLED",
                "true",
                "ROLLBOOK_MAIL_FROM",
                "no-reply@rollbook.example",
                "ROLLBOOK_MAIL_HOST",
                InetAddress.getLoopbackAddress().getHostAddress(),
                "ROLLBOOK_MAIL_PORT",
                Integer.toString(server.getPortAllocated()),
                "ROLLBOOK_APP_URL",
                "https://app.rollbook.example");
    }

    @Override
    public void stop() {
        server.stop();
    }

    private static final class Keeper implements MessageHandler {
        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (UNKNOWN.contains(recipient)) {
                throw new RejectException(550, "no such mailbox");
            }
            if (LATER.contains(recipient)) {
                throw new RejectException(451, "later");
            }
        }

        @Override
        public @Nullable String data(InputStream message) throws IOException {
            try {
                MAILS.add(read(new MimeMessage(null, message)));
                return null;
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void done() {}
    }

    private static Mail read(MimeMessage message) throws MessagingException, IOException {
        var parts = (Multipart) message.getContent();
        return new Mail(
                addresses(message, RecipientType.TO),
                addresses(message, RecipientType.BCC),
                message.getSubject(),
                text(parts.getBodyPart(0)),
                text(parts.getBodyPart(1)));
    }

    private static List<String> addresses(MimeMessage message, RecipientType type) throws MessagingException {
        var addresses = message.getRecipients(type);
        return addresses == null
                ? List.of()
                : List.of(addresses).stream()
                        .map(address -> ((InternetAddress) address).getAddress())
                        .toList();
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return (String) part.getContent();
    }
}
