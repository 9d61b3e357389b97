package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.licenses.Authority;
import rollbook.lms.domain.Platform;
import rollbook.lms.domain.Platform.Endpoints;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Registrations.Registration;

/** A license's admin, or staff, connects a deployment of our LTI tool to it, or disconnects one (R28, X27). */
@ApplicationScoped
public class ConnectPlatform {
    private static final int LONGEST = 255;

    private final Authority authority;
    private final Registrations registrations;
    private final Connections connections;
    private final NoteConnection noteConnection;
    private final PlatformUrls platformUrls;
    private final ToolUrls urls;
    private final Ids ids;
    private final Database database;

    ConnectPlatform(
            Authority authority,
            Registrations registrations,
            Connections connections,
            NoteConnection noteConnection,
            PlatformUrls platformUrls,
            ToolUrls urls,
            Ids ids,
            Database database) {
        this.authority = authority;
        this.registrations = registrations;
        this.connections = connections;
        this.noteConnection = noteConnection;
        this.platformUrls = platformUrls;
        this.urls = urls;
        this.ids = ids;
        this.database = database;
    }

    /**
     * What is to be connected.
     *
     * @param issuer null: the platform's usual one
     * @param authUrl of a platform that is not known, with the two others
     */
    public record Wanted(
            Platform platform,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String deployment,
            @Nullable String name,
            @Nullable String authUrl,
            @Nullable String tokenUrl,
            @Nullable String jwksUrl) {}

    /**
     * The connection, which waits to be confirmed ({@link ConfirmConnection}). What waits for another license gives way: whoever
     * wrote down first what is no secret must not keep a school from its own platform, nor whoever mistyped themselves.
     *
     * @throws ProblemException 404: not theirs; 422: what is missing; 409: the client is in use with other URLs, or the
     *     deployment connected already, to which license is not told
     */
    public Connection connect(UUID licenseId, Wanted wanted, Actor actor) {
        authority.require(licenseId, actor);
        var deployment = id(wanted.deployment());
        var asked = registration(wanted, id(wanted.clientId()));
        return database.inTransaction(() -> connect(licenseId, wanted, deployment, asked, actor));
    }

    private Connection connect(UUID licenseId, Wanted wanted, String deployment, Registration asked, Actor actor) {
        var kept = registrations.keep(asked);
        var registration = kept.registration();
        if (!registration.says(asked)) {
            throw new ProblemException(ConnectionProblem.OTHER_URLS);
        }
        connections
                .giveWay(registration.id(), kept.replaced() ? null : deployment, licenseId)
                .forEach(waited -> noteConnection.note(
                        Objects.requireNonNull(waited.licenseId()), Act.DISCONNECTED, waited, Actor.SYSTEM));
        var by = Objects.requireNonNull(actor.accountId());
        var connection = connections
                .connect(ids.next(), licenseId, name(wanted, registration), registration.id(), deployment, by)
                .orElseThrow(() -> new ProblemException(ConnectionProblem.CONNECTED_ALREADY));
        noteConnection.note(licenseId, Act.CONNECTED, connection, actor);
        return connection;
    }

    /** What came by it stays, and who is a member; nothing more comes. */
    public void disconnect(UUID licenseId, UUID connectionId, Actor actor) {
        authority.require(licenseId, actor);
        database.inTransaction(() -> {
            var connection = connections
                    .lock(connectionId)
                    .filter(found -> licenseId.equals(found.licenseId()))
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            connections.end(connectionId, Objects.requireNonNull(actor.accountId()));
            noteConnection.note(licenseId, Act.DISCONNECTED, connection, actor);
            return connection;
        });
    }

    private Registration registration(Wanted wanted, String clientId) {
        var issuer = Optional.ofNullable(wanted.issuer())
                .map(String::strip)
                .or(() -> wanted.platform().usualIssuer())
                .filter(text -> text.length() <= LONGEST && Issuers.canBe(text, urls.isLocal()))
                .orElseThrow(() -> new ProblemException(ConnectionProblem.UNKNOWN_ISSUER));
        var known = Platform.known(issuer);
        var givesUrls = wanted.authUrl() != null || wanted.tokenUrl() != null || wanted.jwksUrl() != null;
        if (known.isPresent() && givesUrls) {
            throw new ProblemException(ConnectionProblem.URLS_ARE_KNOWN);
        }
        var endpoints = known.orElseGet(() -> given(wanted, issuer));
        return new Registration(
                ids.next(),
                Platform.of(issuer),
                issuer,
                clientId,
                endpoints.authUrl(),
                endpoints.tokenUrl(),
                endpoints.jwksUrl());
    }

    private Endpoints given(Wanted wanted, String issuer) {
        if (wanted.platform() != Platform.OTHER) {
            throw new ProblemException(ConnectionProblem.UNKNOWN_ISSUER);
        }
        return new Endpoints(issuer, url(wanted.authUrl()), url(wanted.tokenUrl()), url(wanted.jwksUrl()));
    }

    private String url(@Nullable String given) {
        if (given == null) {
            throw new ProblemException(ConnectionProblem.UNKNOWN_ISSUER);
        }
        return platformUrls.admitted(given);
    }

    private static String id(@Nullable String given) {
        return Optional.ofNullable(given)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST && text.indexOf('\0') < 0)
                .orElseThrow(() -> new ProblemException(ConnectionProblem.NO_DEPLOYMENT));
    }

    private static String name(Wanted wanted, Registration registration) {
        return Optional.ofNullable(wanted.name())
                .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .orElse(
                        switch (registration.platform()) {
                            case CANVAS -> "Canvas";
                            case SCHOOLOGY -> "Schoology";
                            case OTHER -> registration.issuer();
                        });
    }
}
