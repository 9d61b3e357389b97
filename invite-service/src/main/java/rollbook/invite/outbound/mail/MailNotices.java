package rollbook.invite.outbound.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import rollbook.invite.usecase.Notices;

/** Notices as mail: text and HTML from templates, with a link to the app and nothing that would let anybody else in. */
@ApplicationScoped
class MailNotices implements Notices {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    /** Replies of a server that knows no such mailbox; anything else may pass. */
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

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
            @ConfigProperty(name = "rollbook.app-url") String appUrl) {
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
            throw hasNoMailbox(e) ? new RefusedException(e) : e;
        }
    }

    private String render(Template template, Message message, Wording wording) {
        TemplateInstance filled = template.data("lead", wording.lead())
                .data("invitedBy", message.invitedBy())
                .data("until", DAY.format(message.expiresAt().atOffset(ZoneOffset.UTC)))
                .data("link", appUrl);
        return filled.render();
    }

    /** A name staff typed: no line break of it may end a header. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static boolean hasNoMailbox(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp && NO_SUCH_MAILBOX.contains(smtp.getReplyCode())) {
                return true;
            }
        }
        return false;
    }
}
