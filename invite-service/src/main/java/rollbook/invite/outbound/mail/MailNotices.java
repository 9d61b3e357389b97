package rollbook.invite.outbound.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
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
    private final Template alertText;
    private final Template alertHtml;
    private final String appUrl;

    MailNotices(
            MailServer server,
            @Location("notices/notice.txt") Template text,
            @Location("notices/notice.html") Template html,
            @Location("notices/alert.txt") Template alertText,
            @Location("notices/alert.html") Template alertHtml,
            @ConfigProperty(name = "rollbook.app-url") String appUrl) {
        this.server = server;
        this.text = text;
        this.html = html;
        this.alertText = alertText;
        this.alertHtml = alertHtml;
        this.appUrl = appUrl;
    }

    @Override
    public boolean areOn() {
        return server.isOn();
    }

    @Override
    public void send(Message message) {
        var license = named(message.licenseName(), "a Rollbook license");
        var wording = Wording.of(message.notice(), license);
        server.send(new Letter(
                message.to(), wording.subject(), render(text, message, wording), render(html, message, wording)));
    }

    @Override
    public void warn(Warning warning) {
        var wording = AlertWording.of(warning.alert(), named(warning.licenseName(), "your Rollbook license"));
        server.send(new Letter(
                warning.to(),
                wording.subject(),
                render(alertText, warning, wording),
                render(alertHtml, warning, wording)));
    }

    private String render(Template template, Warning warning, AlertWording wording) {
        return template.data("happened", wording.subject())
                .data("why", wording.why())
                .data("todo", wording.todo())
                .data("link", appUrl + "/licenses/" + warning.alert().licenseId())
                .render();
    }

    private String render(Template template, Message message, Wording wording) {
        return template.data("lead", wording.lead())
                .data("invitedBy", message.invitedBy())
                .data("until", MOMENT.format(message.expiresAt().atOffset(ZoneOffset.UTC)))
                .data("link", appUrl)
                .render();
    }

    private static String named(@Nullable String name, String otherwise) {
        return name == null ? otherwise : oneLine(name);
    }

    /** A name staff typed: no line break of it may end a header. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
