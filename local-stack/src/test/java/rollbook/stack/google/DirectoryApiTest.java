package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rollbook.stack.google.GoogleTestKit.DANA;
import static rollbook.stack.google.GoogleTestKit.UNITS;
import static rollbook.stack.google.GoogleTestKit.USERS;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Directory answers to whom, and what it does not take. */
class DirectoryApiTest {
    private static final Map<String, String> MINE = Map.of("customer", "my_customer");

    private final GoogleTestKit kit = new GoogleTestKit();

    @AfterEach
    void close() {
        kit.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orgUnitPath=/                          | Students, Staff
            type=children                          | Students, Staff
            type=all                               | Students, Year 9, Set B, O'Brien & Söhne, Staff
            type=allIncludingParent                | northfield.example, Students, Year 9, Set B, O'Brien & Söhne, Staff
            type=ALL_INCLUDING_PARENT              | northfield.example, Students, Year 9, Set B, O'Brien & Söhne, Staff
            type=all&orgUnitPath=/Students/year%209| Set B, O'Brien & Söhne
            orgUnitPath=Students                   | Year 9
            """)
    void lists_units(String query, String names) throws Exception {
        var answer = new JsonObject(
                kit.send("GET", UNITS + "?" + query, "", kit.token()).body());

        assertThat(names(answer.getJsonArray("organizationUnits"), "name"))
                .containsExactlyInAnyOrder(names.split(", "));
    }

    @Test
    void keeps_the_id_of_a_unit_when_its_path_changes_and_those_under_it_follow() throws Exception {
        var id = kit.school.unit("/Students/Year 9/Set B").id();
        kit.school.renameUnit("/Students", "Pupils");
        kit.school.moveUnit("/Pupils/Year 9", "/Staff");

        var unit = kit.read(UNITS + "/" + id, Map.of());

        assertThat(unit.getString("orgUnitPath")).isEqualTo("/Staff/Year 9/Set B");
        assertThat(unit.getString("parentOrgUnitPath")).isEqualTo("/Staff/Year 9");
    }

    @Test
    void leaves_who_was_in_a_deleted_unit_in_the_one_above() throws Exception {
        kit.withPupils(2, "/Students/Year 9/Set B");
        var id = kit.school.unit("/Students/Year 9").id();
        kit.school.deleteUnit("/Students/Year 9");

        assertThat(kit.get(UNITS + "/" + id, Map.of(), kit.token()).statusCode())
                .isEqualTo(404);
        assertThat(kit.school.users("orgUnitPath=/Students")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nextPageToken,users(id,primaryEmail)         | users            | id primaryEmail
            users(name/givenName)                        | users            | name
            users/id                                     | users            | id
            kind,users(id),users/suspended               | kind users       | id suspended
            *                                            | kind etag users  |
            nextPageToken                                |                  |
            """)
    void shows_the_fields_asked_for(String fields, String top, String user) throws Exception {
        var answer = list(Map.of("fields", fields));

        assertThat(String.join(" ", answer.fieldNames())).isEqualTo(top == null ? "" : top);
        if (user != null) {
            assertThat(String.join(
                            " ", answer.getJsonArray("users").getJsonObject(0).fieldNames()))
                    .isEqualTo(user);
        }
    }

    @Test
    void shows_a_part_of_a_part() throws Exception {
        var user = list(Map.of("fields", "users(name/givenName,emails(address))"))
                .getJsonArray("users")
                .getJsonObject(0);

        assertThat(user.getJsonObject("name").getMap()).isEqualTo(Map.of("givenName", "Dana"));
        assertThat(user.getJsonArray("emails").getJsonObject(0).getMap()).isEqualTo(Map.of("address", DANA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxResults=0",
                "maxResults=501",
                "maxResults=many",
                "orderBy=shoeSize",
                "viewType=everything",
                "pageToken=2",
                "projection=some",
                "fields=users(id",
                "fields=users(shoeSize)",
                "fields=everybody",
                "fields=users(id)x"
            })
    void does_not_take(String parameter) throws Exception {
        var answer = kit.send("GET", USERS + "?customer=my_customer&" + parameter, "", kit.token());

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void knows_its_own_customer_and_domain_only() throws Exception {
        kit.google.add(District.of(2, 1, 5, 0, 0).workspace());
        var mine = List.of("customer=C03az79cb", "domain=northfield.example");
        var others = List.of("customer=C0d2", "domain=district2.example");

        for (var query : mine) {
            assertThat(kit.send("GET", USERS + "?" + query, "", kit.token()).statusCode())
                    .isEqualTo(200);
        }
        for (var query : others) {
            assertThat(kit.send("GET", USERS + "?" + query, "", kit.token()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(kit.get("/admin/directory/v1/customer/C0d2/orgunits", Map.of(), kit.token())
                        .statusCode())
                .isEqualTo(403);
        var theirs = new JsonObject(kit.get(USERS, MINE, kit.token("reader@district2.example", Scopes.USERS_READ))
                .body());
        assertThat(theirs.getJsonArray("users")).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"SUPER, 200", "DIRECTORY_READER, 200", "ELSEWHERE, 403", "NONE, 403"})
    void answers_admins_who_may_read_it(AdminRole role, int status) throws Exception {
        kit.school.change(DANA, UserChange.role(role));

        assertThat(kit.get(USERS, MINE, kit.token()).statusCode()).isEqualTo(status);
        assertThat(kit.get(UNITS, Map.of(), kit.token()).statusCode()).isEqualTo(status);
    }

    @Test
    void shows_everybody_only_what_is_public() throws Exception {
        kit.withPupils(1, "/Students");
        var pupil = kit.token("pupil0000@northfield.example", Scopes.USERS_READ);

        var user = kit.get(USERS + "/" + DANA, Map.of("viewType", "domain_public"), pupil);

        assertThat(new JsonObject(user.body()).fieldNames())
                .containsExactlyInAnyOrder("kind", "id", "etag", "primaryEmail", "name", "emails");
    }

    @Test
    void needs_the_scope() throws Exception {
        var users = kit.get(USERS, MINE, kit.token(DANA, Scopes.UNITS_READ));
        var units = kit.get(UNITS, Map.of(), kit.token(DANA, Scopes.USERS_READ));

        for (var answer : List.of(users, units)) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("insufficientPermissions");
        }
    }

    @Test
    void takes_an_access_token_for_an_hour() throws Exception {
        var token = kit.token();
        kit.clock.advance(Duration.ofMinutes(59));
        assertThat(kit.get(USERS, MINE, token).statusCode()).isEqualTo(200);

        kit.clock.advance(Duration.ofMinutes(1));
        assertThat(kit.get(USERS, MINE, token).statusCode()).isEqualTo(401);
        assertThat(kit.get(USERS, MINE, "").body()).contains("Login Required");
    }

    @Test
    void takes_a_page_token_for_three_days_and_for_the_same_listing() throws Exception {
        kit.withPupils(2, "/Students");
        var token = list(Map.of("maxResults", "1")).getString("nextPageToken");

        var other = kit.get(USERS, with(Map.of("pageToken", token, "query", "isSuspended=false")), kit.token());
        kit.clock.advance(Duration.ofDays(3).plusSeconds(1));
        var late = kit.get(USERS, with(Map.of("pageToken", token)), kit.token());

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(late.statusCode()).isEqualTo(400);
    }

    @Test
    void misses_or_repeats_who_is_renamed_between_two_pages_and_nobody_else() throws Exception {
        kit.withPupils(6, "/Students");
        var first = list(Map.of("maxResults", "3", "query", "orgUnitPath=/Students"));
        kit.school.change("pupil0000@northfield.example", UserChange.rename("zoe@northfield.example"));
        kit.school.change("pupil0004@northfield.example", UserChange.rename("abe@northfield.example"));
        kit.school.delete("pupil0001@northfield.example");

        var second = list(Map.of(
                "maxResults", "3", "query", "orgUnitPath=/Students", "pageToken", first.getString("nextPageToken")));

        assertThat(names(second.getJsonArray("users"), "primaryEmail"))
                .containsExactly(
                        "pupil0003@northfield.example", "pupil0005@northfield.example", "zoe@northfield.example");
    }

    @Test
    void lists_the_deleted_by_themselves() throws Exception {
        kit.withPupils(2, "/Students");
        kit.school.delete("pupil0001@northfield.example");

        var gone = list(Map.of("showDeleted", "true")).getJsonArray("users");

        assertThat(names(gone, "primaryEmail")).containsExactly("pupil0001@northfield.example");
        assertThat(gone.getJsonObject(0).getString("deletionTime")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void changes_nothing_and_notes_who_tried_R10(String method) throws Exception {
        var answer = kit.send(method, USERS + "/" + DANA, "{\"suspended\":true}", kit.token());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(kit.google.requests().of(RequestKind.DIRECTORY_WRITE))
                .extracting(LoggedRequest::method, LoggedRequest::account)
                .containsExactly(tuple(method, DANA));
        assertThat(kit.school.user(DANA).isActive()).isTrue();
    }

    private JsonObject list(Map<String, String> query) throws Exception {
        return kit.read(USERS, with(query));
    }

    private static Map<String, String> with(Map<String, String> query) {
        var all = new TreeMap<>(query);
        all.putAll(MINE);
        return all;
    }

    private static List<String> names(JsonArray array, String field) {
        return array.stream().map(each -> ((JsonObject) each).getString(field)).toList();
    }
}
