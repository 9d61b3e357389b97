package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.enrollment.Api.as;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A redemption sent again under its Idempotency-Key is the same one; a failure is counted each time and binds nothing. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class RedeemOnceIT {
    private static final String WRONG = "0000-0000-0000-0000-0000-0";

    private final Codes key = Codes.key(LicenseType.SCHOOL);
    private final String una = Codes.somebody();
    private String code = "";

    @BeforeEach
    void show() {
        code = key.shown();
    }

    @Test
    void sent_again_it_is_the_same_redemption_whatever_became_of_it() {
        var first = redeem(una, "a-try", code);
        first.then().statusCode(202);
        key.decide(redemption(first), una, Outcome.ADDED);
        key.deciding.removed(una);

        var again = redeem(una, "a-try", code);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(key.joins()).hasSize(1);
        assertThat(Wire.heard(UserEnrolled.class, key.licenseId, 1)).hasSize(1);
    }

    @Test
    void twenty_at_once_under_one_key_are_one_redemption() throws Exception {
        var answers = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = Collections.nCopies(
                    20, (Callable<String>) () -> redeem(una, "a-try", code).asString());
            for (var answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(key.joins()).hasSize(1);
    }

    @Test
    void the_same_key_with_another_code_is_refused_and_another_s_key_is_another() {
        redeem(una, "a-try", code).then().statusCode(202);

        problem(redeem(una, "a-try", Codes.key(LicenseType.SCHOOL).shown()), 422, "idempotency-key-reused");
        redeem(Codes.somebody(), "a-try", code).then().statusCode(202);
    }

    @Test
    void a_failure_leaves_the_key_free_and_counts_each_time() {
        problem(redeem(una, "a-try", WRONG), 404, "no-such-code");
        redeem(una, "a-try", code).then().statusCode(202);

        for (var i = 1; i < 10; i++) {
            problem(redeem(una, "another", WRONG), 404, "no-such-code");
        }
        var limited = redeem(una, "another", WRONG);
        problem(limited, 429, "too-many-guesses");
        assertThat(limited.header("Retry-After")).isNotNull();
    }

    private static Response redeem(String email, String idempotencyKey, String code) {
        return as(Tokens.of(email))
                .header("Idempotency-Key", idempotencyKey)
                .body(Map.of("code", code))
                .post("/api/enrollments/redemptions");
    }

    private static UUID redemption(Response answer) {
        return UUID.fromString(answer.path("redemptionId"));
    }
}
