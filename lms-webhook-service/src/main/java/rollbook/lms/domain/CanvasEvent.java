package rollbook.lms.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.Claims.MalformedException;
import rollbook.lms.domain.FeedWord.Hint;
import rollbook.lms.domain.FeedWord.Made;
import rollbook.lms.domain.FeedWord.Nothing;

/**
 * An event of Canvas' Data Streams, in Canvas' own format or that of Caliper (PROTOCOLS §A1).
 *
 * @param name what Canvas calls it
 * @param account the customer's {@code root_account_uuid}; null where a message of Caliper does not say
 */
public record CanvasEvent(String name, @Nullable String account, FeedWord word) {
    private static final int ID = 255;
    private static final String CALIPER = "CALIPER";
    private static final String CALIPER_EXTENSION = "com.instructure.canvas";

    /**
     * Reads one.
     *
     * @throws MalformedException where it is no event
     */
    public static CanvasEvent of(Claims event) {
        if (event.all().get("data") instanceof List<?> data && event.all().containsKey("dataVersion")) {
            return new CanvasEvent(CALIPER, caliperAccount(data), new Nothing(CALIPER));
        }
        var metadata = event.object("metadata");
        var name = metadata.id("event_name").orElseThrow(() -> new MalformedException("event_name"));
        var account = metadata.id("root_account_uuid").orElseThrow(() -> new MalformedException("root_account_uuid"));
        return new CanvasEvent(name, account, word(name, account, metadata, event.object("body")));
    }

    private static FeedWord word(String name, String account, Claims metadata, Claims body) {
        return switch (name) {
            case "assignment_created", "assignment_updated" -> assignment(account, metadata, body);
            case "lti_resource_link_created", "lti_resource_link_updated" -> new Hint("LINK_MADE");
            case "asset_accessed" ->
                "context_external_tool".equals(body.all().get("asset_type"))
                        ? new Hint("TOOL_OPENED")
                        : new Nothing("OF_NO_INTEREST");
            default -> new Nothing("OF_NO_INTEREST");
        };
    }

    private static FeedWord assignment(String account, Claims metadata, Claims body) {
        var types = body.text("submission_types", ID * 4).orElse("");
        if (Arrays.stream(types.split(",", -1)).noneMatch(type -> type.strip().equals("external_tool"))) {
            return new Nothing("REGULAR_ASSIGNMENT");
        }
        var user = metadata.textOrNumber("user_id", ID);
        if (user.isEmpty()) {
            return new Nothing(isCopy(body) ? "COPIED" : "BY_A_JOB");
        }
        var isMasked = metadata.all().get("real_user_id") != null;
        var standing = Roles.inCanvas(metadata.text("context_role", ID).orElse(null), isMasked);
        if (standing != Standing.INSTRUCTOR) {
            return new Nothing(standing.name());
        }
        var ids = new CanvasIds(metadata.textOrNumber("root_account_id", ID).orElse(""));
        return new Made(List.of(new MakingHint(
                ConnectionKind.CANVAS,
                account,
                ids.local(body.textOrNumber("assignment_id", ID)
                        .orElseThrow(() -> new MalformedException("assignment_id"))),
                body.id("lti_assignment_id").orElse(null),
                null,
                ids.local(user.get()),
                Logins.normalized(metadata.all().get("user_login") instanceof String login ? login : null),
                title(body.all().get("title")))));
    }

    /** A course was copied: the key is spelled in two ways. */
    private static boolean isCopy(Claims body) {
        return body.all().get("assignment_id_duplicated_from") != null
                || body.all().get("assignment_id_duplicated__from") != null
                || body.all().get("lti_resource_link_id_duplicated_from") != null;
    }

    /** Canvas cuts it at 8192 characters; it is for people to read, and no reason to refuse anything. */
    static String title(@Nullable Object given) {
        return given instanceof String title
                ? title.replaceAll("\\p{Cntrl}+", " ").strip()
                : "";
    }

    private static @Nullable String caliperAccount(List<?> data) {
        var first = data.isEmpty() ? null : data.getFirst();
        for (var name : List.of("actor", "extensions", CALIPER_EXTENSION, "root_account_uuid")) {
            first = first instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return first instanceof String account ? account : null;
    }
}
