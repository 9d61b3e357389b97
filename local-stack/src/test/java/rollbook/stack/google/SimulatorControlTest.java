package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.stack.google.GoogleTestKit.DANA;
import static rollbook.stack.google.GoogleTestKit.USERS;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator as set and read over HTTP. */
class SimulatorControlTest {
    private static final String PUPIL = "pupil0000@northfield.example";

    private final GoogleTestKit kit = new GoogleTestKit().withPupils(4, "/Students");

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void changes_one_user() throws Exception {
        call(200, "PATCH", "/users/" + PUPIL, """
                {"unit": "/Staff", "suspended": true, "archived": true, "email": "pat@northfield.example", "role": "SUPER"}""");

        var changed = kit.school.user(PUPIL);
        assertThat(kit.school.path(changed.unitId())).isEqualTo("/Staff");
        assertThat(changed.email()).isEqualTo("pat@northfield.example");
        assertThat(changed.aliases()).containsExactly(PUPIL);
        assertThat(changed.suspended() && changed.archived()).isTrue();
        assertThat(changed.role()).isEqualTo(AdminRole.SUPER);
    }

    @Test
    void changes_and_deletes_many_by_a_query() throws Exception {
        var moved = array(call(200, "PATCH", "/users?query=orgUnitPath%3D/Students&limit=3", "{\"unit\": \"/Staff\"}"));
        var gone = array(call(200, "DELETE", "/users?query=orgUnitPath%3D/Staff+email:pupil*", ""));

        assertThat(moved).hasSize(3);
        assertThat(gone).hasSize(3);
        assertThat(kit.school.users(""))
                .extracting(DirectoryUser::email)
                .containsExactly(DANA, "pupil0003@northfield.example");
    }

    @Test
    void gives_an_address_to_somebody_new_once_it_is_only_an_alias() throws Exception {
        var first = kit.school.change(PUPIL, UserChange.rename("pat@northfield.example"));

        call(201, "POST", "/users", "{\"email\": \"%s\", \"unit\": \"/Staff\"}".formatted(PUPIL));

        assertThat(kit.school.user(PUPIL).id()).isNotEqualTo(first.id());
        assertThat(kit.school.user("pat@northfield.example").aliases()).isEmpty();
    }

    @Test
    void makes_renames_moves_and_deletes_units() throws Exception {
        call(201, "POST", "/units", "{\"path\": \"/New/Below\"}");
        call(200, "PATCH", "/units?unit=/New", "{\"name\": \"Newer\", \"parent\": \"/Staff\"}");
        var units = array(call(200, "GET", "/units", ""));
        call(204, "DELETE", "/units?unit=/Staff", "");

        assertThat(units.stream().map(each -> ((JsonObject) each).getString("path")))
                .contains("/Staff/Newer/Below");
        assertThat(kit.school.children("/")).extracting(OrgUnit::name).containsExactly("Students");
    }

    @Test
    void makes_another_school() throws Exception {
        call(201, "POST", "/workspaces", "{\"seed\": 5, \"students\": 10, \"domain\": \"other.example\"}");
        var users = array(call(200, "GET", "/users?customer=other.example&limit=4", ""));

        assertThat(users).hasSize(4);
        assertThat(array(call(200, "GET", "/workspaces", ""))).hasSize(2);
        call(400, "POST", "/workspaces", "{\"seed\": 6, \"domain\": \"other.example\"}");
        call(204, "DELETE", "/workspaces/C0d5", "");
        call(404, "GET", "/users?customer=other.example", "");
    }

    @Test
    void switches_faults_on_and_off() throws Exception {
        call(201, "POST", "/faults", """
                {"fault": "RATE_LIMIT", "times": 2, "kind": "USERS_LIST", "unit": "/Staff", "account": "%s"}""".formatted(DANA));

        var statuses = List.of(
                status("orgUnitPath=/Students"),
                status("orgUnitPath=/Staff"),
                status("orgUnitPath=/staff"),
                status("orgUnitPath=/Staff"));
        call(201, "POST", "/faults", "{\"fault\": \"BACKEND_ERROR\"}");
        var broken = status("");
        call(204, "DELETE", "/faults", "");

        assertThat(statuses).containsExactly(200, 429, 429, 200);
        assertThat(broken).isEqualTo(503);
        assertThat(status("")).isEqualTo(200);
    }

    @Test
    void lets_a_fault_strike_one_page() throws Exception {
        kit.google.faults().add(FaultRule.every(Fault.BACKEND_ERROR).onPage(2));

        var first = kit.get(USERS, Map.of("customer", "my_customer", "maxResults", "2"), kit.token());
        var token = new JsonObject(first.body()).getString("nextPageToken");
        var second =
                kit.get(USERS, Map.of("customer", "my_customer", "maxResults", "2", "pageToken", token), kit.token());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(503);
    }

    @Test
    void refuses_a_refresh_by_switch() throws Exception {
        var token = kit.google.authorize(DANA, Scopes.USERS_READ);
        call(201, "POST", "/faults", "{\"fault\": \"INVALID_GRANT\", \"times\": 1}");

        assertThat(kit.refresh(token).body()).contains("invalid_grant");
        assertThat(kit.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void revokes_and_expires_the_tokens_of_an_account() throws Exception {
        var refresh = kit.google.authorize(DANA, Scopes.USERS_READ);
        var access = kit.token();

        call(204, "POST", "/accounts/" + DANA + "/expire", "");
        var expired = kit.get(USERS, Map.of("customer", "my_customer"), access);
        var refreshed = kit.refresh(refresh);
        call(204, "POST", "/accounts/" + DANA + "/revoke", "");

        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(kit.refresh(refresh).statusCode()).isEqualTo(400);
    }

    @Test
    void tells_what_was_asked_and_forgets_it() throws Exception {
        var token = kit.token();
        kit.google.faults().add(FaultRule.once(Fault.EMPTY));
        kit.get(USERS, Map.of("customer", "my_customer", "query", "isSuspended=false"), token);

        var log = array(call(200, "GET", "/requests?kind=USERS_LIST", ""));

        assertThat(log).hasSize(1);
        assertThat(log.getJsonObject(0).getMap())
                .containsEntry("atMicros", kit.clock.millis() * 1000)
                .containsEntry("method", "GET")
                .containsEntry("path", USERS)
                .containsEntry("account", DANA)
                .containsEntry("status", 200)
                .containsEntry("page", 1)
                .containsEntry("fault", "EMPTY");
        assertThat(log.getJsonObject(0).getString("query")).contains("query=isSuspended%3Dfalse");
        call(204, "DELETE", "/requests", "");
        assertThat(kit.google.requests().all()).isEmpty();
    }

    @Test
    void tells_how_long_an_answer_took_to_be_made_which_is_less_than_its_caller_waited() throws Exception {
        var token = kit.token();
        kit.google.requests().clear();

        var begin = System.nanoTime();
        kit.get(USERS, Map.of("customer", "my_customer"), token);
        var waited = System.nanoTime() - begin;

        var took = array(call(200, "GET", "/requests", "")).getJsonObject(0).getLong("tookMicros");
        assertThat(took).isPositive().isLessThanOrEqualTo(TimeUnit.NANOSECONDS.toMicros(waited));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | GET    | /users/nobody@northfield.example | ''
            404 | PATCH  | /units?unit=/Gone                | '{"name": "x"}'
            404 | GET    | /elsewhere                       | ''
            400 | PATCH  | /users/dana@northfield.example   | '{"shoeSize": 42}'
            400 | PATCH  | /users/dana@northfield.example   | '{"email": "pupil0000@northfield.example"}'
            400 | PATCH  | /users/dana@northfield.example   | 'no json'
            400 | GET    | /users?query=shoeSize%3D42       | ''
            400 | POST   | /faults                          | '{"fault": "BOREDOM"}'
            400 | PATCH  | /units?unit=/Students            | '{"parent": "/Students/Year 9"}'
            """)
    void says_what_is_wrong(int status, String method, String path, String body) throws Exception {
        assertThat(new JsonObject(call(status, method, path, body)).getString("error"))
                .isNotEmpty();
    }

    private int status(String query) throws Exception {
        return kit.get(USERS, Map.of("customer", "my_customer", "query", query), kit.token())
                .statusCode();
    }

    private String call(int status, String method, String path, String body) throws Exception {
        var answer = kit.send(method, "/simulator" + path, body, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static JsonArray array(String body) {
        return new JsonArray(body);
    }
}
