package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.licenses.Authority;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Feeds.Canvas;
import rollbook.lms.usecase.Feeds.Feed;
import rollbook.lms.usecase.Feeds.Schoology;

/** A license's admin, or staff, adds a feed of Canvas or Schoology to it (R28). It is ended as any connection is. */
@ApplicationScoped
public class ConnectFeed {
    private static final Pattern ROOT_ACCOUNT = Pattern.compile("[A-Za-z0-9]{20,64}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final int LONGEST_NAME = 255;

    private final Authority authority;
    private final Connections connections;
    private final Feeds feeds;
    private final NoteConnection noteConnection;
    private final Secrets secrets;
    private final ToolUrls urls;
    private final Ids ids;
    private final Database database;

    ConnectFeed(
            Authority authority,
            Connections connections,
            Feeds feeds,
            NoteConnection noteConnection,
            Secrets secrets,
            ToolUrls urls,
            Ids ids,
            Database database) {
        this.authority = authority;
        this.connections = connections;
        this.feeds = feeds;
        this.noteConnection = noteConnection;
        this.secrets = secrets;
        this.urls = urls;
        this.ids = ids;
        this.database = database;
    }

    /** A feed and where it has to send to; of Schoology that is told this once. */
    public record Connected(Connection connection, URI url) {
        @Override
        public String toString() {
            return "Connected[" + connection.id() + "]";
        }
    }

    /**
     * A feed of Canvas.
     *
     * @throws ProblemException 404: not theirs; 422: no UUID of a root account
     */
    public Connected canvas(
            UUID licenseId,
            @Nullable String name,
            @Nullable String rootAccountUuid,
            boolean allowUnsigned,
            Actor actor) {
        authority.require(licenseId, actor);
        var account = matching(ROOT_ACCOUNT, rootAccountUuid, ConnectionProblem.NO_ROOT_ACCOUNT);
        return add(licenseId, name(name, "Canvas Data Streams"), new Canvas(account, allowUnsigned), actor);
    }

    /**
     * A feed of Schoology.
     *
     * @throws ProblemException 404: not theirs; 422: no keys
     */
    public Connected schoology(
            UUID licenseId,
            @Nullable String name,
            @Nullable String consumerKey,
            @Nullable String consumerSecret,
            Actor actor) {
        authority.require(licenseId, actor);
        var keys = new Schoology(
                matching(KEY, consumerKey, ConnectionProblem.NO_CONSUMER_KEY),
                matching(KEY, consumerSecret, ConnectionProblem.NO_CONSUMER_KEY));
        return add(licenseId, name(name, "Schoology triggers"), keys, actor);
    }

    /**
     * A feed of Schoology gets another address; what is sent to the one before is refused from now on.
     *
     * @throws ProblemException 404: not theirs, or no such feed
     */
    public URI rotatePath(UUID licenseId, UUID connectionId, Actor actor) {
        authority.require(licenseId, actor);
        return database.inTransaction(() -> {
            var connection = connections
                    .lock(connectionId)
                    .filter(found -> licenseId.equals(found.licenseId()) && found.kind() == ConnectionKind.SCHOOLOGY)
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            noteConnection.note(licenseId, Act.ROTATED, connection, actor);
            return path(connectionId);
        });
    }

    private Connected add(UUID licenseId, String name, Feed feed, Actor actor) {
        var by = Objects.requireNonNull(actor.accountId());
        return database.inTransaction(() -> {
            var connection = feeds.add(ids.next(), licenseId, name, feed, by);
            noteConnection.note(licenseId, Act.CONNECTED, connection, actor);
            return new Connected(
                    connection, feed instanceof Schoology ? path(connection.id()) : urls.canvasEvents(connection.id()));
        });
    }

    private URI path(UUID connectionId) {
        var secret = secrets.lasting();
        feeds.setPath(connectionId, secret);
        return urls.schoologyTriggers(secret);
    }

    private static String matching(Pattern pattern, @Nullable String given, ConnectionProblem problem) {
        return Optional.ofNullable(given)
                .map(String::strip)
                .filter(text -> pattern.matcher(text).matches())
                .orElseThrow(() -> new ProblemException(problem));
    }

    private static String name(@Nullable String given, String usual) {
        return Optional.ofNullable(given)
                .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME)
                .orElse(usual);
    }
}
