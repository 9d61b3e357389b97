package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.Notice;
import rollbook.lms.usecase.NoticeHandlers.Due;
import rollbook.lms.usecase.PlatformServices.Place;
import rollbook.lms.usecase.Registrations.Registration;

/** Asks platforms that can tell of copied courses to tell us ({@link TakeNotices}). */
@ApplicationScoped
public class AskForNotices {
    private final NoticeHandlers noticeHandlers;
    private final Connections connections;
    private final Registrations registrations;
    private final PlatformServices services;
    private final ToolUrls urls;
    private final Database database;

    AskForNotices(
            NoticeHandlers noticeHandlers,
            Connections connections,
            Registrations registrations,
            PlatformServices services,
            ToolUrls urls,
            Database database) {
        this.noticeHandlers = noticeHandlers;
        this.connections = connections;
        this.registrations = registrations;
        this.services = services;
        this.urls = urls;
        this.database = database;
    }

    /** Asks one that is due; false: there is none. One that does not answer is asked again later. */
    public boolean step() {
        var due = database.inTransaction(noticeHandlers::due);
        due.ifPresent(this::ask);
        return due.isPresent();
    }

    private record Platform(Registration registration, Place place) {}

    private void ask(Due due) {
        var platform = database.inTransaction(() -> platform(due));
        if (platform.filter(this::isAsked).isPresent()) {
            database.inTransaction(() -> {
                noticeHandlers.asked(due.connectionId());
                return due;
            });
        }
    }

    private boolean isAsked(Platform platform) {
        return Notice.WANTED.stream()
                .allMatch(type ->
                        services.askForNotices(platform.registration(), platform.place(), type, urls.notices()));
    }

    private Optional<Platform> platform(Due due) {
        return connections
                .find(due.connectionId())
                .flatMap(connection -> registrations
                        .find(Objects.requireNonNull(connection.registrationId()))
                        .map(registration -> new Platform(
                                registration, new Place(Objects.requireNonNull(connection.deployment()), due.url()))));
    }
}
