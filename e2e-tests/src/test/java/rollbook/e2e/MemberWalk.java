package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One member of a license as those who run it see and treat them. */
final class MemberWalk {
    private static final Duration OFTEN = Duration.ofMillis(25);

    /** The list without a filter leaves out who is gone. */
    private static final String EVERYBODY = "status=MEMBER&status=WAITING&status=REMOVED&status=KEPT_OUT";

    private final Api api;

    MemberWalk(Api api) {
        this.api = api;
    }

    String status(String license, String email) {
        return String.valueOf(line(license, email).get("status"));
    }

    /** By which methods the person is on the license. */
    List<String> methods(String license, String email) {
        return ((List<?>) line(license, email).getOrDefault("grants", List.of()))
                .stream()
                        .map(grant -> String.valueOf(((Map<?, ?>) grant).get("method")))
                        .toList();
    }

    void awaitStatus(String license, String email, String status) {
        Patience.await(email + " " + status)
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(() -> status(license, email), status::equals);
    }

    Response remove(String username, String license, String email) {
        return act(username, license, email, "removals", false);
    }

    Response removeAndKeepOut(String username, String license, String email) {
        return act(username, license, email, "removals", true);
    }

    /** No longer keeps the person out. */
    Response lift(String username, String license, String email) {
        return act(username, license, email, "lifts", false);
    }

    private Response act(String username, String license, String email, String act, boolean keepOut) {
        var member = String.valueOf(line(license, email).get("memberId"));
        var answer = api.as(username)
                .body(Map.of("memberIds", List.of(member), "keepOut", keepOut))
                .post("/api/licenses/" + license + "/members/" + act);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    /** The person's line of the list, which finds whoever's address has this one as a part of it; empty where there is none. */
    private Map<String, Object> line(String license, String email) {
        return api.items("dana", "/api/licenses/" + license + "/members?" + EVERYBODY + "&q=" + email).stream()
                .filter(line -> email.equals(line.get("email")))
                .findFirst()
                .orElse(Map.of());
    }
}
