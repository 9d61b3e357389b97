package rollbook.invite.outbound.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.Startup;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import rollbook.invite.usecase.Notices;

/** Notices as mail: text and HTML from templates, with a link to the app and nothing that would let anybody else in. */
@Startup
@ApplicationScoped
class MailNotices implements Notices {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    /** Replies to a recipient by a server that knows no such mailbox. Of a sender or a text they mean something else. */
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    private static final String OF_THE_RECIPIENT = "recipient";

    private final Mailer mailer;
    private final Template text;
    private final Template html;
    private final boolean enabled;
    private final String appUrl;

    MailNotices(
            Mailer mailer,
            @Location("notices/notice.txt") Template text,
            @Location("notices/notice.html") Template html,
            @ConfigProperty(name = "rollbook.mail.enabled") boolean enabled,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from,
            @ConfigProperty(name = "rollbook.app-url") String appUrl) {
        if (enabled && from.isEmpty()) {
            throw new IllegalStateException("Mail is on, so ROLLBOOK_MAIL_FROM must say who it is from");
        }
        this.mailer = mailer;
        this.text = text;
        this.html = html;
        this.enabled = enabled;
        this.appUrl = appUrl;
    }

    @Override
    public boolean areOn() {
        return enabled;
    }

    @Override
    public void send(Message message) {
        var license = message.licenseName() == null ? "a Rollbook license" : oneLine(message.licenseName());
        var wording = Wording.of(message.notice(), license);
        try {
            mailer.send(Mail.withText(message.to(), wording.subject(), render(text, message, wording))
                    .setHtml(render(html, message, wording)));
        } catch (RuntimeException e) {
            throw classified(e);
        }
    }

    private String render(Template template, Message message, Wording wording) {
        TemplateInstance filled = template.data("lead", wording.lead())
                .data("invitedBy", message.invitedBy())
                .data("until", MOMENT.format(message.expiresAt().atOffset(ZoneOffset.UTC)))
                .data("link", appUrl);
        return filled.render();
    }

    /** A name staff typed: no line break of it may end a header. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** What the failure is about: this recipient, this mail, or the server. */
    private static RuntimeException classified(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                var recipient = String.valueOf(smtp.getMessage()).contains(OF_THE_RECIPIENT);
                return recipient && NO_SUCH_MAILBOX.contains(smtp.getReplyCode())
                        ? new RefusedException(failure)
                        : failure;
            }
        }
        return new AwayException(failure);
    }
}
