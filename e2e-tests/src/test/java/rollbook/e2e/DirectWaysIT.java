package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/** Key, link and domain-wide from outside: a small teacher's license, many pupils at once, a domain. */
@ExtendWith(WholeStack.class)
@Order(7)
class DirectWaysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SEATS = 20;
    private static final int PUPILS = 200;

    private final LocalStack stack;
    private final Api api;

    DirectWaysIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
    }

    @Test
    void R33_R36_a_small_teachers_license_fills_by_link_key_and_file_and_a_leaked_key_is_taken_back() {
        var license = api.create("Small teacher", "TEACHER");
        seats(license, 30);
        var key = show(license, "key").<String>path("key");
        redeem("sam", show(license, "link").path("url"));
        redeem("sue", key);
        awaitStatus(license, "sue@northfield.example", "MEMBER");
        awaitStatus(license, "sam@northfield.example", "MEMBER");
        api.addAndWait("dana", license, String.join(", ", SchoolFile.people("desk", 26)));
        var file = SchoolFile.of(SchoolFile.people("class", 20));
        var batch = new Upload(api, "dana", license, file, UUID.randomUUID().toString()).send();
        Settling.await(stack);
        assertThat(api.as("dana").get("/api/enrollments/batches/" + batch).<Map<String, Integer>>path("outcomes"))
                .isEqualTo(Map.of("ADDED", 2, "WAITING", 18));

        remove(license, SchoolFile.people("desk", 26).getFirst());

        awaitStatus(license, SchoolFile.people("class", 20).get(2), "MEMBER");
        var leakedAt = Instant.now();
        redeem("olga", key);
        awaitStatus(license, "olga@otherschool.example", "WAITING");
        var rotated = api.as("dana")
                .body(Map.of("undoJoinsSince", leakedAt.toString()))
                .post("/api/enrollments/" + license + "/key/rotate");
        assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(200);
        awaitStatus(license, "olga@otherschool.example", "REMOVED");
        assertThat(status(license, "sue@northfield.example")).isEqualTo("MEMBER");
        assertThat(tryCode("kim", key).statusCode()).isEqualTo(404);
    }

    @Test
    void R36_X18_of_200_who_redeem_at_once_exactly_20_get_the_20_seats() throws Exception {
        var license = api.create("Many pupils", "SCHOOL");
        seats(license, SEATS);
        var key = show(license, "key").<String>path("key");
        var pupils = IntStream.rangeClosed(1, PUPILS)
                .mapToObj("pupil%03d"::formatted)
                .toList();
        stack.makePeople(pupils, "pupils.example");
        pupils.forEach(pupil ->
                assertThat(api.as(pupil).get("/api/invites/mine").statusCode()).isEqualTo(200));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var redeeming = pupils.stream()
                    .map(pupil -> (Callable<Integer>) () -> tryCode(pupil, key).statusCode())
                    .toList();
            for (var answer : threads.invokeAll(redeeming)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        Settling.await(stack);
        var standing = api.items("dana", "/api/licenses/" + license + "/members").stream()
                .collect(Collectors.groupingBy(member -> member.get("status"), Collectors.counting()));
        assertThat(standing).isEqualTo(Map.of("MEMBER", (long) SEATS, "WAITING", (long) PUPILS - SEATS));
    }

    @Test
    void R38_R40_R42_a_domain_is_requested_deployed_scanned_and_ended() {
        var domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        var license = api.create("Domain wide", "DISTRICT");
        makePerson("first", domain);
        signUp("first");
        var asked = api.as("dana").body(Map.of("domain", domain)).post(path(license, "domain-requests"));
        assertThat(asked.statusCode()).as(asked.asString()).isIn(200, 201);
        var refused = api.as("dana").body(attested()).put(path(license, "domains/" + domain));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(403);

        var approved = api.as("staff")
                .body(attested())
                .post("/api/enrollments/domain-requests/" + asked.path("id") + "/approve");

        assertThat(approved.statusCode()).as(approved.asString()).isIn(200, 201);
        awaitStatus(license, "first@" + domain, "MEMBER");
        makePerson("second", domain);
        signUp("second");
        awaitStatus(license, "second@" + domain, "MEMBER");
        remove(license, "second@" + domain);
        assertThat(api.as("staff")
                        .post(path(license, "domains/" + domain + "/scan"))
                        .statusCode())
                .isIn(200, 202, 204);
        awaitStatus(license, "second@" + domain, "MEMBER");
        assertThat(api.as("staff").delete(path(license, "domains/" + domain)).statusCode())
                .isIn(200, 204);
        awaitStatus(license, "first@" + domain, "REMOVED");
    }

    private static Map<String, String> attested() {
        return Map.of("proof", "ATTESTED", "reason", "Their order form names it.");
    }

    private static String path(String license, String rest) {
        return "/api/enrollments/" + license + "/" + rest;
    }

    private void makePerson(String name, String domain) {
        try {
            stack.makePeople(List.of(name), domain);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void signUp(String username) {
        assertThat(api.as(username).put("/api/enrollments/accounts/me").statusCode())
                .isEqualTo(200);
    }

    private void seats(String license, int seats) {
        var answer = api.as("staff").body(Map.of("seats", seats)).put("/api/licenses/" + license + "/seats");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private Response show(String license, String kind) {
        var shown = api.as("dana").post(path(license, kind + "/show"));
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        return shown;
    }

    private Response tryCode(String username, String code) {
        return api.as(username).body(Map.of("code", code)).post("/api/enrollments/redemptions");
    }

    private void redeem(String username, String code) {
        var answer = tryCode(username, code);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    private void remove(String license, String email) {
        var member = api.as("dana")
                .get("/api/licenses/" + license + "/members?q=" + email)
                .<String>path("items[0].memberId");
        var answer = api.as("dana")
                .body(Map.of("memberIds", List.of(member)))
                .post("/api/licenses/" + license + "/members/removals");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private void awaitStatus(String license, String email, String status) {
        Awaitility.await(email + " " + status).atMost(PATIENCE).until(() -> status(license, email), status::equals);
    }

    private String status(String license, String email) {
        return String.valueOf(api.as("dana")
                .get("/api/licenses/" + license + "/members?status=MEMBER&status=WAITING&status=REMOVED&q=" + email)
                .<Object>path("items[0].status"));
    }
}
