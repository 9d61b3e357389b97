package rollbook.invite.outbound.mail;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import rollbook.invite.outbound.mail.MailSettings.Encryption;
import rollbook.invite.usecase.Notices.AwayException;
import rollbook.invite.usecase.Notices.RefusedException;

/** Hands mail to a server by SMTP, a connection a mail: one a mail was refused on is not used for the next. */
@Startup
@ApplicationScoped
class MailServer {
    private static final String PATIENCE_MILLIS = "15000";
    /** Replies to a recipient by a server that knows no such mailbox. */
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;

    MailServer(MailSettings settings, Clock clock) {
        if (settings.enabled() && settings.from().isEmpty()) {
            throw new IllegalStateException("Mail is on, so ROLLBOOK_MAIL_FROM must say who it is from");
        }
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    /** What is in a mail. */
    record Letter(String to, String subject, String text, String html) {
        @Override
        public String toString() {
            return "Letter[]";
        }
    }

    boolean isOn() {
        return settings.enabled();
    }

    /**
     * Hands it over.
     *
     * @throws RefusedException when there is no such mailbox
     * @throws AwayException when the server is not there, or takes nothing from us
     * @throws IllegalStateException when it takes this mail for now not
     */
    void send(Letter letter) {
        try (var transport = session.getTransport()) {
            transport.connect(settings.user().orElse(null), settings.password().orElse(null));
            var message = message(letter);
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw meaning(e);
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from().orElseThrow()));
        message.setRecipients(RecipientType.TO, new Address[] {new InternetAddress(letter.to())});
        message.setSubject(letter.subject(), "UTF-8");
        message.setHeader("Date", RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    /** What the failure is about: this mailbox, this mail, or us. */
    private static RuntimeException meaning(MessagingException failure) {
        for (Exception cause = failure; cause instanceof MessagingException step; cause = step.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return NO_SUCH_MAILBOX.contains(address.getReturnCode())
                        ? new RefusedException(failure)
                        : new IllegalStateException("the mailbox takes nothing now", failure);
            }
            if (cause instanceof SMTPSendFailedException && !(cause instanceof SMTPSenderFailedException)) {
                return new IllegalStateException("the mail is not taken", failure);
            }
        }
        return failure instanceof SendFailedException sending && sending.getValidUnsentAddresses() == null
                ? new IllegalStateException("the mail is not taken", failure)
                : new AwayException(failure);
    }

    private static Properties properties(MailSettings settings) {
        var encryption = settings.encryption();
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", encryption == Encryption.TLS ? "smtps" : "smtp");
        for (var protocol : new String[] {"smtp", "smtps"}) {
            var prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "host", settings.host());
            properties.setProperty(prefix + "port", Integer.toString(settings.port()));
            properties.setProperty(
                    prefix + "auth", Boolean.toString(settings.user().isPresent()));
            properties.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
            properties.setProperty(prefix + "timeout", PATIENCE_MILLIS);
            properties.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(
                    prefix + "starttls.enable",
                    Boolean.toString(encryption == Encryption.STARTTLS || encryption == Encryption.STARTTLS_OPTIONAL));
            properties.setProperty(prefix + "starttls.required", Boolean.toString(encryption == Encryption.STARTTLS));
        }
        return properties;
    }
}
