package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import rollbook.stack.LocalStack;
import rollbook.stack.google.ConsentBrowser;

/** The Google sync of a license as its Google admin sets it up, lets it run and looks at it. */
final class SyncWalk {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration OFTEN = Duration.ofMillis(100);
    /** Counting the users of a large district is one request. */
    private static final RestAssuredConfig PATIENT = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 180_000));

    private final LocalStack stack;
    private final Api api;
    private final SyncedDistrict district;
    private final String license;

    SyncWalk(LocalStack stack, Api api, SyncedDistrict district, String license) {
        this.stack = stack;
        this.api = api;
        this.district = district;
        this.license = license;
    }

    String path(String more) {
        return "/api/ou-syncs/" + license + more;
    }

    Response begin() {
        return api.as(district.admin()).post(path("/google"));
    }

    /** The Google admin allows all that is asked for, in their browser; where that sends them in the end. */
    String connect() {
        var begun = Patience.await("the license's new admin to be known")
                .pollDelay(Duration.ZERO)
                .until(this::begin, answer -> answer.statusCode() == 200);
        var back = ConsentBrowser.allow(URI.create(begun.path("consentPage")), district.account());
        var request = RestAssured.given()
                .redirects()
                .follow(false)
                .baseUri(stack.baseUri().toString());
        ConsentBrowser.parameters(back).forEach(request::queryParam);
        var finished = request.get(back.getPath());
        assertThat(finished.statusCode()).as(finished.asString()).isEqualTo(303);
        return finished.header("Location");
    }

    /** The units to pick from, their users counted. */
    List<Map<String, Object>> units() {
        var answer = api.as(district.admin()).config(PATIENT).post(path("/units/counts"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("items");
    }

    /** A plan of picking these units with all under them. */
    Response planOf(List<String> unitIds) {
        return plan(Map.of("units", unitIds.stream().map(id -> Map.of("id", id)).toList()));
    }

    Response planOfRemoval() {
        return plan(Map.of("remove", true));
    }

    private Response plan(Map<String, Object> order) {
        var made = api.as(district.admin()).body(order).post(path("/plans"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(202);
        var read = Awaitility.await("a plan")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(
                        () -> api.as(district.admin()).get(path("/plans/" + made.path("planId"))),
                        plan -> !"READING".equals(plan.path("state")));
        assertThat(read.<String>path("state")).as(read.asString()).isEqualTo("PLANNED");
        return read;
    }

    List<Map<String, Object>> linesOf(Response plan, String effect) {
        return api.items(district.admin(), path("/plans/" + plan.<String>path("planId") + "/people?effect=" + effect));
    }

    void commit(Response plan) {
        var answer = api.as(district.admin()).post(path("/plans/" + plan.<String>path("planId") + "/commit"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    /** Picks these units and no others; the run that follows, once it is over. */
    Response pick(List<String> unitIds) {
        var plan = planOf(unitIds);
        return runOf(() -> commit(plan));
    }

    Response runNow() {
        return api.as(district.admin()).post(path("/runs"));
    }

    /** A run now; how the sync stands once it is over. */
    Response run() {
        return runOf(() -> assertThat(runNow().statusCode()).isEqualTo(202));
    }

    Response runOf(Runnable act) {
        return runOf(act, () -> {});
    }

    /** The run that an act sets off; how the sync stands once it is over and whoever it named is judged. */
    Response runOf(Runnable act, Runnable meanwhile) {
        var before = health().<@Nullable String>path("lastRun.runId");
        act.run();
        return Awaitility.await("a run")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(
                        () -> {
                            meanwhile.run();
                            return health();
                        },
                        health -> isOver(health, before));
    }

    private static boolean isOver(Response health, @Nullable String before) {
        var run = health.<@Nullable Map<String, Object>>path("lastRun");
        return run != null
                && !Objects.equals(run.get("runId"), before)
                && run.get("endedAt") != null
                && number(run, "joined") + number(run, "left") == number(run, "judged");
    }

    private static int number(Map<String, Object> run, String figure) {
        return (int) Objects.requireNonNull(run.get(figure));
    }

    Response health() {
        var answer = api.as(district.admin()).get(path(""));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    /** All runs, the latest first. */
    List<Map<String, Object>> runs() {
        return api.as(district.admin())
                .queryParam("limit", 500)
                .get(path("/runs"))
                .path("items");
    }

    List<Map<String, Object>> held() {
        return api.items(district.admin(), path("/held"));
    }

    /** Approves that everybody held by now leaves; how the sync stands after the run that follows. */
    Response approve(int people) {
        return runOf(() -> {
            var answer = api.as(district.admin())
                    .body(Map.of("heldBy", Instant.now().toString()))
                    .post(path("/held/approvals"));
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.<Integer>path("approved")).isEqualTo(people);
        });
    }
}
