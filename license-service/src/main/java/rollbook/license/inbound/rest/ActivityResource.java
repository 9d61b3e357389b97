package rollbook.license.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.Activities;
import rollbook.license.usecase.ReadActivity;
import rollbook.license.usecase.Said;

/** What happened on a license, for people to read. */
@Path("/api/licenses/{licenseId}/activity")
@Authenticated
public class ActivityResource {
    private static final int LONGEST_TEXT = 254;
    private static final Set<String> KINDS = Stream.<Enum<?>>concat(
                    Arrays.stream(Said.Kind.values()), Arrays.stream(Activities.Change.values()))
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));

    private final LicenseReader reader;
    private final ReadActivity readActivity;

    ActivityResource(LicenseReader reader, ReadActivity readActivity) {
        this.reader = reader;
        this.readActivity = readActivity;
    }

    @GET
    @Operation(
            summary = "What happened on a license, the newest first: a line for each batch and each change of it",
            description =
                    "`kind` any of those named; `by` part of the address of whoever acted; `from` a moment, `to` another.")
    public Page<ActivityRepresentation> list(
            UUID licenseId,
            @QueryParam("kind") List<String> kinds,
            @QueryParam("by") @Nullable String by,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var license = reader.license(licenseId);
        var page = Cursor.of(cursor, limit);
        var wanted = new Activities.Wanted(kinds(kinds), text(by), moment("from", from), moment("to", to));
        var before = page.after().isEmpty() ? null : page.afterId();
        var read = readActivity.list(license.id(), wanted, before, page.limit() + 1);
        return Page.of(read, page.limit(), line -> line.id().toString()).map(ActivityRepresentation::of);
    }

    private static Set<String> kinds(List<String> asked) {
        if (!KINDS.containsAll(asked)) {
            throw malformed("\"kind\" is one of " + KINDS + ".");
        }
        return Set.copyOf(asked);
    }

    private static @Nullable String text(@Nullable String by) {
        if (by == null || by.isBlank()) {
            return null;
        }
        if (by.length() > LONGEST_TEXT || by.chars().anyMatch(Character::isISOControl)) {
            throw malformed("\"by\" is part of an address.");
        }
        return by.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant moment(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw malformed("\"" + name + "\" is a moment such as 2026-11-25T10:00:00Z.");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, detail);
    }
}
