package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real Google was seen to answer (PROTOCOLS §F), beside what this one does: the same keys, the same types. */
class GoogleSamplesTest {
    private static final String YEAR_9 = "orgUnitPath='/Students/Year 9' isSuspended=false isArchived=false";

    private final GoogleTestKit kit = new GoogleTestKit();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void a_page_and_the_last_page() throws Exception {
        kit.withPupils(3, "/Students/Year 9");

        var first = list(Map.of("query", YEAR_9, "maxResults", "2"));
        var last = list(Map.of("query", YEAR_9, "maxResults", "2", "pageToken", first.getString("nextPageToken")));

        assertThat(shape(first)).isEqualTo(shape(sample("01_users_list.page1")));
        assertThat(shape(last)).isEqualTo(shape(sample("02_users_list.page2_last")));
    }

    @Test
    void nobody() throws Exception {
        assertThat(shape(list(Map.of("query", YEAR_9)))).isEqualTo(shape(sample("03_users_list.empty")));
    }

    @Test
    void the_suspended_and_the_archived() throws Exception {
        kit.withPupils(2, "/Students/Year 9");
        kit.school.change("pupil0000@northfield.example", UserChange.suspend());
        kit.school.change("pupil0001@northfield.example", UserChange.archive());

        var users = list(Map.of("query", "orgUnitPath='/Students/Year 9'")).getJsonArray("users");

        var sampled = sample("04_users_list.suspended_and_archived_mixed").getJsonArray("users");
        assertThat(shape(users.getJsonObject(0))).isEqualTo(shape(sampled.getJsonObject(0)));
        assertThat(shape(users.getJsonObject(1))).isEqualTo(shape(sampled.getJsonObject(1)));
        assertThat(users.getJsonObject(0).getBoolean("suspended")).isTrue();
        assertThat(users.getJsonObject(1).getBoolean("archived")).isTrue();
    }

    @Test
    void a_user_before_and_after_a_rename() throws Exception {
        kit.withPupils(1, "/Students/Year 9");
        var path = GoogleTestKit.USERS + "/"
                + kit.school.user("pupil0000@northfield.example").id();

        var before = kit.read(path, Map.of());
        kit.school.change("pupil0000@northfield.example", UserChange.rename("anna@northfield.example"));
        var after = kit.read(path, Map.of());

        var sampled = sample("06_user_rename.before_after");
        assertThat(shape(before)).isEqualTo(shape(sampled.getJsonObject("before")));
        assertThat(shape(after)).isEqualTo(shape(sampled.getJsonObject("after")));
        assertThat(after.getJsonArray("aliases")).containsExactly("pupil0000@northfield.example");
    }

    @Test
    void units_and_no_units() throws Exception {
        var all = kit.read(GoogleTestKit.UNITS, Map.of("type", "all"));
        var none = kit.read(GoogleTestKit.UNITS, Map.of("orgUnitPath", "/Students/Year 9/Set B"));

        assertThat(shape(all)).isEqualTo(shape(sample("10_orgunits_list.all")));
        assertThat(shape(none)).isEqualTo(shape(sample("11_orgunits_list.empty")));
    }

    @Test
    void a_refreshed_token_and_a_refusal_to_refresh() throws Exception {
        var token = kit.google.authorize(GoogleTestKit.DANA, Scopes.USERS_READ, Scopes.UNITS_READ);

        var good = kit.refresh(token);
        kit.google.revoke(GoogleTestKit.DANA);
        var bad = kit.refresh(token);

        assertThat(shape(new JsonObject(good.body()))).isEqualTo(shape(sample("40_token_refresh_ok")));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(bad.body())).isEqualTo(sample("41_token_invalid_grant"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20_error_400_invalid_input          | 400 | customer=my_customer&query=isSuspended:maybe
            21_error_400_bad_request_no_customer| 400 | query=isSuspended%3Dfalse
            23_error_400_invalid_ou_id          | 400 | customer=my_customer&query=orgUnitPath%3D/Gone
            29_error_404_domain_not_found       | 404 | domain=elsewhere.example
            """)
    void a_request_that_is_wrong(String sample, int status, String query) throws Exception {
        same(kit.send("GET", GoogleTestKit.USERS + "?" + query, "", kit.token()), status, sample);
    }

    @Test
    void a_unit_that_is_not_there() throws Exception {
        same(kit.get(GoogleTestKit.UNITS + "/Gone", Map.of(), kit.token()), 404, "30_error_404_org_unit_not_found");
    }

    @Test
    void a_token_that_is_none_and_an_account_that_is_no_admin() throws Exception {
        kit.withPupils(1, "/Students/Year 9");
        var everybody = Map.of("customer", "my_customer");
        var pupil = kit.token("pupil0000@northfield.example", Scopes.USERS_READ);

        same(kit.get(GoogleTestKit.USERS, everybody, "ya29.none"), 401, "24_error_401_invalid_credentials");
        same(kit.get(GoogleTestKit.USERS, everybody, pupil), 403, "25_error_403_not_authorized");
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT, 429, 28_error_429_rateLimitExceeded",
        "USER_RATE_LIMIT, 403, 26_error_403_userRateLimitExceeded",
        "QUOTA_EXCEEDED, 403, 27_error_403_quotaExceeded",
        "BACKEND_ERROR, 503, 32_error_503_backendError",
        "FORBIDDEN, 403, 25_error_403_not_authorized",
        "UNAUTHORIZED, 401, 24_error_401_invalid_credentials",
        "UNIT_NOT_FOUND, 404, 30_error_404_org_unit_not_found",
        "PAGE_TOKEN_EXPIRED, 400, 20_error_400_invalid_input"
    })
    void a_fault(Fault fault, int status, String sample) throws Exception {
        kit.google.faults().add(FaultRule.once(fault));

        same(kit.get(GoogleTestKit.USERS, Map.of("customer", "my_customer"), kit.token()), status, sample);
    }

    private static void same(HttpResponse<String> answer, int status, String sample) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body())).isEqualTo(sample(sample));
        assertThat(answer.headers().map())
                .containsEntry("Content-Type", List.of("application/json; charset=UTF-8"))
                .containsEntry("Server", List.of("ESF"));
    }

    private JsonObject list(Map<String, String> query) throws IOException, InterruptedException {
        var all = new TreeMap<>(query);
        all.put("customer", "my_customer");
        return kit.read(GoogleTestKit.USERS, all);
    }

    private static JsonObject sample(String name) throws IOException {
        try (var stream = GoogleSamplesTest.class.getResourceAsStream("/samples/directory/" + name + ".json")) {
            assertThat(stream).as(name).isNotNull();
            return new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Keys and types only; of an array, those of all that is in it. */
    private static Object shape(Object json) {
        return switch (json) {
            case JsonObject object -> {
                var shape = new TreeMap<String, Object>();
                object.forEach(pair -> shape.put(pair.getKey(), shape(pair.getValue())));
                yield shape;
            }
            case JsonArray array ->
                Set.copyOf(array.stream().map(GoogleSamplesTest::shape).toList());
            default -> json.getClass().getSimpleName();
        };
    }
}
