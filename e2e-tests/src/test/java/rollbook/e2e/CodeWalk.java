package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Map;

/** License keys and links as those who run a license show them and as users redeem them. */
final class CodeWalk {
    private final Api api;

    CodeWalk(Api api) {
        this.api = api;
    }

    /** {@code kind} is {@code key} or {@code link}. */
    String path(String license, String kind) {
        return "/api/enrollments/" + license + "/" + kind;
    }

    String key(String license) {
        return shown(license, "key").path("key");
    }

    String link(String license) {
        return shown(license, "link").path("url");
    }

    private Response shown(String license, String kind) {
        var shown = api.as("dana").post(path(license, kind) + "/show");
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        return shown;
    }

    /** Whatever is answered. */
    Response attempt(String username, String code) {
        return api.as(username).body(Map.of("code", code)).post("/api/enrollments/redemptions");
    }

    void redeem(String username, String code) {
        var answer = attempt(username, code);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }
}
