package rollbook.license.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.LicenseProblem;
import rollbook.license.usecase.ListMembers;
import rollbook.license.usecase.ReadLicenses;
import rollbook.license.usecase.WatchLicenses;

/** What changes on a license, as it does: read by {@code fetch}, which can send a bearer token (DESIGN §5). */
@Path("/api/licenses/{licenseId}/changes")
@Authenticated
public class ChangesResource {
    /** How long an event may take to go out. */
    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private final LicenseReader reader;
    private final Caller caller;
    private final WatchLicenses watchLicenses;
    private final ReadLicenses readLicenses;
    private final ListMembers listMembers;
    private final ObjectMapper json;
    private final Clock clock;

    ChangesResource(
            LicenseReader reader,
            Caller caller,
            WatchLicenses watchLicenses,
            ReadLicenses readLicenses,
            ListMembers listMembers,
            ObjectMapper json,
            Clock clock) {
        this.reader = reader;
        this.caller = caller;
        this.watchLicenses = watchLicenses;
        this.readLicenses = readLicenses;
        this.listMembers = listMembers;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "The changes of a license and its members as they happen (server-sent events)",
            description = """
                    First `ready` {seq, revision}; then `members` {seq, members} for each act and `license` {revision} for
                    each change of the license itself. The id of an event is its place in the ledger; with Last-Event-ID (or
                    `after`) the feed goes on from there, beginning with `license`. The `seq` of a license read before is such
                    a place: nothing since is missed. Who is more than 2000 entries behind gets `reload` {seq} instead. A
                    comment every 15 seconds says that it lives. It ends with the token, or when the license is no longer
                    the caller's to see: connect again.""")
    public void changes(
            UUID licenseId,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("after") @Nullable String after,
            @Context HttpServerRequest request,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var license = reader.license(licenseId);
        var resumed = seq(lastEventId == null ? after : lastEventId);
        var who = reader.reader();
        var watch = watchLicenses
                .watch(license.id())
                .orElseThrow(() -> new ProblemException(LicenseProblem.TOO_MANY_WATCHERS));
        request.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
        var events = new ChangeEvents(sink, sse, json, () -> request.response().reset(), SLOWEST);
        var feed = new ChangeFeed(
                license.id(),
                watch,
                events,
                () -> readLicenses.find(who, license.id()).isPresent(),
                listMembers,
                clock,
                caller.expiresAt());
        if (feed.open()) {
            Thread.ofVirtual().name("changes").start(() -> feed.run(resumed));
        }
    }

    private static @Nullable Long seq(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text.startsWith("-") ? "" : text);
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "Last-Event-ID is the id of an event of this feed.");
        }
    }
}
