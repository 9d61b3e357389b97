package rollbook.ousync.outbound.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.UnreadableException;

/** What the Directory's JSON says. Where it lacks what it must have, nothing of it is taken (X7). */
final class DirectoryJson {
    private static final String ID = "id";
    private static final String EMAIL = "primaryEmail";
    private static final String SUSPENDED = "suspended";
    private static final String ARCHIVED = "archived";
    private static final String PATH = "orgUnitPath";
    private static final String UNIT_ID = "orgUnitId";
    private static final String PARENT_ID = "parentOrgUnitId";
    private static final String NAME = "name";
    private static final String USERS = "users";
    private static final String UNITS = "organizationUnits";
    private static final String NEXT = "nextPageToken";

    /** What is asked for of a user, a page of them and the units: no name of a person, no alias, no photo. */
    static final String USER_FIELDS = String.join(",", ID, EMAIL, SUSPENDED, ARCHIVED, PATH);

    static final String PAGE_FIELDS = NEXT + "," + USERS + "(" + USER_FIELDS + ")";
    static final String UNIT_FIELDS = UNITS + "(" + String.join(",", UNIT_ID, PARENT_ID, NAME, PATH) + ")";

    private DirectoryJson() {}

    /** Nobody found is no {@code users} at all. */
    static List<DirectoryUser> users(JsonNode page) {
        return list(page.path(USERS), DirectoryJson::user);
    }

    static DirectoryUser user(JsonNode user) {
        return new DirectoryUser(
                text(user, ID),
                text(user, EMAIL),
                text(user, PATH),
                DirectoryUser.standing(
                        user.path(SUSPENDED).asBoolean(), user.path(ARCHIVED).asBoolean()));
    }

    static List<OrgUnit> units(JsonNode units) {
        return list(units.path(UNITS), DirectoryJson::unit);
    }

    static @Nullable String next(JsonNode page) {
        var next = page.path(NEXT).asText();
        return next.isEmpty() ? null : next;
    }

    private static OrgUnit unit(JsonNode unit) {
        return new OrgUnit(
                text(unit, UNIT_ID),
                unit.path(PARENT_ID).textValue(),
                unit.path(NAME).asText(),
                text(unit, PATH));
    }

    private static <T> List<T> list(JsonNode listed, Function<JsonNode, T> each) {
        if (!listed.isArray() && !listed.isMissingNode()) {
            throw new UnreadableException(Trouble.DIRECTORY_FAILED, null);
        }
        return StreamSupport.stream(listed.spliterator(), false).map(each).toList();
    }

    private static String text(JsonNode object, String field) {
        var text = object.path(field).textValue();
        if (text == null || text.isBlank()) {
            throw new UnreadableException(Trouble.DIRECTORY_FAILED, null);
        }
        return text;
    }
}
