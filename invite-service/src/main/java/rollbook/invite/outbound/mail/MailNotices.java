package rollbook.invite.outbound.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.invite.outbound.mail.MailServer.Letter;
import rollbook.invite.usecase.Notices;

/** Notices as mail: text and HTML from templates, with a link to the app and nothing that would let anybody else in. */
@ApplicationScoped
class MailNotices implements Notices {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private final MailServer server;
    private final Template text;
    private final Template html;
    private final String appUrl;

    MailNotices(
            MailServer server,
            @Location("notices/notice.txt") Template text,
            @Location("notices/notice.html") Template html,
            @ConfigProperty(name = "rollbook.app-url") String appUrl) {
        this.server = server;
        this.text = text;
        this.html = html;
        this.appUrl = appUrl;
    }

    @Override
    public boolean areOn() {
        return server.isOn();
    }

    @Override
    public void send(Message message) {
        var license = message.licenseName() == null ? "a Rollbook license" : oneLine(message.licenseName());
        var wording = Wording.of(message.notice(), license);
        server.send(new Letter(
                message.to(), wording.subject(), render(text, message, wording), render(html, message, wording)));
    }

    private String render(Template template, Message message, Wording wording) {
        return template.data("lead", wording.lead())
                .data("invitedBy", message.invitedBy())
                .data("until", MOMENT.format(message.expiresAt().atOffset(ZoneOffset.UTC)))
                .data("link", appUrl)
                .render();
    }

    /** A name staff typed: no line break of it may end a header. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
