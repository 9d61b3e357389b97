package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.stack.LocalStack;

/** A file of 320 rows, by everybody who may upload one, on every type of license: every row has its answer. */
@ExtendWith(WholeStack.class)
@Order(5)
class ImportIT {
    private static final long SEED = 20261123;
    /** Rows that take longer to be judged than a request. */
    private static final int LONG_FILE = 10_000;

    private final Api api;

    ImportIT(LocalStack stack) {
        this.api = new Api(stack);
    }

    /** Domain admins and staff add, a plain admin invites, except on a Teacher license (R46–R49, X2). */
    static Stream<Arguments> uploads() {
        return Stream.of("TEACHER", "SCHOOL", "BUILDING", "DISTRICT")
                .flatMap(type -> Stream.of(
                        Arguments.of(type, "dana", "ADDED"),
                        Arguments.of(type, "paul", type.equals("TEACHER") ? "ADDED" : "INVITED"),
                        Arguments.of(type, "staff", "ADDED")));
    }

    @ParameterizedTest(name = "on a {0} license a file by {1} ends {2}")
    @MethodSource("uploads")
    void R16_R20_R22_every_row_of_a_file_has_its_answer(String type, String username, String outcome) {
        var name = "x" + type.toLowerCase(Locale.ROOT) + username;
        var license = withFiveMembers(name, type);

        var batch = done(username, upload(username, license, "", file(name)));

        assertThat(batch.<Map<String, Integer>>path("outcomes"))
                .isEqualTo(Map.of(outcome, 300, "REPEATED", 8, "ALREADY_MEMBER", 5, "REFUSED", 4, "BLANK", 3));
        assertThat(batch.<Integer>path("people")).isEqualTo(320);
        var status = outcome.equals("ADDED") ? "MEMBER" : "INVITED";
        assertThat(api.items("dana", "/api/licenses/" + license + "/members?status=" + status))
                .hasSize(status.equals("MEMBER") ? 305 : 300);
        var failures = api.as(username)
                .get("/api/enrollments/batches/" + batch.path("batchId") + "/failures.csv")
                .asString();
        assertThat(failures.lines()).hasSize(5).allMatch(line -> line.contains("nobody-") || line.contains("Email"));
    }

    @Test
    void R21_whoever_was_invited_by_a_file_is_not_covered() {
        var license = withFiveMembers("covered", "SCHOOL");

        done("paul", upload("paul", license, "", file("covered")));

        assertThat(api.as("app")
                        .body(Map.of("emails", List.of("s00001@covered.example", "s00301@covered.example")))
                        .post("/api/licenses/coverage")
                        .<List<Boolean>>path("items.covered"))
                .containsExactly(false, true);
    }

    @Test
    void X30_a_plan_shows_what_its_commit_comes_to() {
        var license = withFiveMembers("planned", "DISTRICT");
        var plan = upload("paul", license, "/plan", file("planned"));
        var shown = await("paul", plan, "PLANNED");
        assertThat(shown.<Map<String, Integer>>path("plan.outcomes"))
                .isEqualTo(Map.of("INVITED", 300, "ALREADY_MEMBER", 5));
        assertThat(shown.<String>path("plan.way")).isEqualTo("INVITED");
        assertThat(shown.<String>path("plan.rule")).isEqualTo("R48");
        assertThat(shown.<Integer>path("plan.seatsAfter.invited")).isEqualTo(300);
        assertThat(api.members("dana", license)).hasSize(5);

        api.as("paul")
                .post("/api/enrollments/batches/" + plan + "/commit")
                .then()
                .statusCode(202);

        assertThat(done("paul", plan).<Map<String, Integer>>path("outcomes"))
                .containsEntry("INVITED", 300)
                .containsEntry("ALREADY_MEMBER", 5);
        assertThat(api.items("paul", "/api/enrollments/batches/" + plan + "/rows"))
                .filteredOn(row -> row.get("foreseen") != null)
                .hasSize(305)
                .allSatisfy(row -> assertThat(row.get("foreseen"))
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("outcome", row.get("outcome")));
    }

    @Test
    void X31_a_file_is_never_half_added_and_half_invited() {
        var license = api.create("Import half", "BUILDING");
        var committed = upload("paul", license, "", SchoolFile.of(SchoolFile.people("before", LONG_FILE)));
        api.as("staff")
                .body(Map.of("domainAdmin", true))
                .put("/api/licenses/" + license + "/admins/paul@northfield.example")
                .then()
                .statusCode(200);
        var later = upload("paul", license, "", SchoolFile.of(SchoolFile.people("after", LONG_FILE)));

        assertThat(done("paul", committed).<Map<String, Integer>>path("outcomes"))
                .isEqualTo(Map.of("INVITED", LONG_FILE));
        assertThat(done("paul", later).<Map<String, Integer>>path("outcomes")).isEqualTo(Map.of("ADDED", LONG_FILE));
    }

    @Test
    void X30_a_plan_is_refused_when_who_commits_it_would_now_invite() {
        var license = withFiveMembers("outdated", "SCHOOL");
        var plan = upload("dana", license, "/plan", file("outdated"));
        await("dana", plan, "PLANNED");
        api.as("staff")
                .body(Map.of("domainAdmin", false))
                .put("/api/licenses/" + license + "/admins/dana@northfield.example")
                .then()
                .statusCode(200);

        var refused = api.as("dana").post("/api/enrollments/batches/" + plan + "/commit");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<List<Object>>path("rows")).hasSize(100);
        assertThat(refused.<String>path("rows[0].shown.outcome")).isEqualTo("ADDED");
        assertThat(refused.<String>path("rows[0].now.outcome")).isEqualTo("INVITED");
    }

    /** 300 new people, 8 of them twice, 5 who are members, 4 rows that are no address, 3 blank ones. */
    private static String file(String name) {
        return SchoolFile.of(SchoolFile.people(name, 305), 8, 4, 3, SEED);
    }

    /** The last five of the file are members by an earlier one. */
    private String withFiveMembers(String name, String type) {
        var license = api.create("Import " + name, type);
        var five = SchoolFile.of(SchoolFile.people(name, 305).subList(300, 305));
        assertThat(done("dana", upload("dana", license, "", five)).<Integer>path("outcomes.ADDED"))
                .isEqualTo(5);
        return license;
    }

    private String upload(String username, String license, String path, String file) {
        var answer = api.as(username)
                .contentType("text/csv")
                .body(file)
                .post("/api/enrollments/" + license + "/imports" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.path("batchId");
    }

    private Response done(String username, String batch) {
        return await(username, batch, "DONE");
    }

    private Response await(String username, String batch, String state) {
        return Patience.await(state)
                .until(
                        () -> api.as(username).get("/api/enrollments/batches/" + batch),
                        answer -> state.equals(answer.path("state")));
    }
}
