package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/** Who is covered is told as long as license-service and PostgreSQL stand, whatever else is away. */
@ExtendWith(WholeStack.class)
@Order(6)
class CoverageIT {
    private static final List<String> OTHERS = List.of(
            "kafka", "enrollment-service", "invite-service", "ou-sync-service", "lms-webhook-service", "keycloak");

    private final LocalStack stack;
    private final Api api;

    CoverageIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
    }

    @Test
    void who_is_covered_is_told_while_kafka_and_the_other_services_are_down() {
        var license = api.create("Coverage", "SCHOOL");
        api.addAndWait("dana", license, "sam@northfield.example, sue@northfield.example");
        assertThat(covered("sam")).isTrue();
        assertThat(covered("olga")).isFalse();
        var asked = Map.of("emails", List.of("sue@northfield.example", "nobody@northfield.example"));
        assertThat(api.as("app").body(asked).post("/api/licenses/coverage").<List<Boolean>>path("items.covered"))
                .containsExactly(true, false);

        OTHERS.forEach(other -> stack.child(other).takeDown());
        try {
            assertThat(covered("sam")).isTrue();
            assertThat(covered("olga")).isFalse();
            assertThat(api.as("app").body(asked).post("/api/licenses/coverage").<List<Boolean>>path("items.covered"))
                    .containsExactly(true, false);
        } finally {
            OTHERS.forEach(other -> stack.child(other).bringBack());
            OTHERS.forEach(other -> stack.child(other).awaitReady(Patience.LIMIT));
        }
    }

    private boolean covered(String username) {
        var answer = api.as(username).get("/api/licenses/coverage/me");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("covered");
    }
}
