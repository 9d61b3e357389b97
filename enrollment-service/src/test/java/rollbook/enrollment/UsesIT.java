package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** What a use of a key is spent on: people who join, each once. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class UsesIT {
    private final Codes key = Codes.key(LicenseType.SCHOOL);
    private final String una = Codes.somebody();
    private final String ulf = Codes.somebody();
    private String code = "";

    @BeforeEach
    void show() {
        code = key.shown();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "KEPT_OUT", "FAILED", "REMOVED"})
    void whoever_does_not_join_gives_the_use_back_to_the_next(Outcome outcome) {
        key.limit(Map.of("maxUses", 1));
        var redemption = Codes.redeemed(una, code);
        problem(Codes.redeem(ulf, code), 404, "no-such-code");

        key.decide(redemption, una, outcome);

        uses(0);
        Codes.redeemed(ulf, code);
        uses(1);
        problem(Codes.redeem(una, code), 404, "no-such-code");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADDED", "REASON_ADDED", "WAITING", "ALREADY_MEMBER"})
    void whoever_joins_has_used_it(Outcome outcome) {
        key.decide(Codes.redeemed(una, code), una, outcome);

        uses(1);
    }

    @Test
    void of_somebody_refused_again_and_again_it_is_given_back_as_often_as_it_was_taken() {
        Codes.redeemed(ulf, code);
        for (var i = 0; i < 3; i++) {
            key.decide(Codes.redeemed(una, code), una, Outcome.REFUSED);
        }

        uses(1);
    }

    @Test
    void of_two_redemptions_of_one_account_the_last_refused_gives_it_back() {
        var first = Codes.redeemed(una, code);
        var second = Codes.redeemed(una, code);
        uses(1);

        key.decide(first, una, Outcome.REFUSED);
        uses(1);
        key.decide(second, una, Outcome.REFUSED);

        uses(0);
    }

    @Test
    void whoever_joined_keeps_it_when_a_later_redemption_is_refused() {
        key.decide(Codes.redeemed(una, code), una, Outcome.ADDED);
        key.decide(Codes.redeemed(una, code), una, Outcome.REFUSED);

        uses(1);
    }

    @Test
    void refused_and_redeemed_again_at_that_very_moment_it_is_one_use() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                var somebody = Codes.somebody();
                var redemption = Codes.redeemed(somebody, code);
                var again = CompletableFuture.supplyAsync(() -> Codes.redeemed(somebody, code), threads);
                key.decide(redemption, somebody, Outcome.REFUSED);
                assertThat(again.get()).isNotEqualTo(redemption);
            }
        }

        uses(20);
    }

    private void uses(int uses) {
        key.state().then().body("uses", equalTo(uses));
    }
}
