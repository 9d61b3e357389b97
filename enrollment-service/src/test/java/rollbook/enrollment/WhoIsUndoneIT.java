package rollbook.enrollment;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** Whose joins since a moment are taken back: of those whose earlier join stands none, of all others every one. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class WhoIsUndoneIT {
    private final Codes key = Codes.key(LicenseType.SCHOOL);
    private final String una = Codes.somebody();
    private final String ulf = Codes.somebody();
    private String code = "";

    @BeforeEach
    void show() {
        code = key.shown();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "KEPT_OUT", "FAILED"})
    void whoever_waits_anew_is_undone_where_they_never_joined_before(Outcome earlier) {
        redeem(una, earlier);
        var since = Codes.now();
        redeem(una, Outcome.WAITING);

        undone(since, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "ALREADY_MEMBER"})
    void whoever_was_removed_since_they_joined_is_undone(Outcome later) {
        redeem(una, Outcome.ADDED);
        key.deciding.removed(una);
        key.state().then().body("joined", equalTo(0));
        var since = Codes.now();
        redeem(una, later);

        undone(since, 1);
    }

    @Test
    void whoever_was_removed_since_they_joined_is_undone_before_the_later_join_is_judged() {
        redeem(una, Outcome.ADDED);
        key.deciding.removed(una);
        var since = Codes.now();
        redeem(una, null);

        undone(since, 1);
    }

    @Test
    void whoever_was_removed_as_the_one_they_turned_out_to_be_is_undone() {
        redeem(una, Outcome.ADDED);
        key.deciding.merged(una, ulf);
        key.state().then().body("joined", equalTo(1));
        key.deciding.removed(ulf);
        var since = Codes.now();
        redeem(una, Outcome.WAITING);

        undone(since, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADDED", "REASON_ADDED", "WAITING", "ALREADY_MEMBER"})
    void whoever_joined_before_keeps_it_before_the_later_redemption_is_judged(Outcome earlier) {
        redeem(una, earlier);
        var since = Codes.now();
        redeem(una, null);

        undone(since, 0);
    }

    @Test
    void whoever_redeemed_before_keeps_it_where_neither_is_judged() {
        redeem(una, null);
        var since = Codes.now();
        redeem(una, null);

        undone(since, 0);
    }

    @Test
    void whoever_waited_before_and_waits_on_keeps_it() {
        redeem(una, Outcome.WAITING);
        var since = Codes.now();
        redeem(una, Outcome.WAITING);

        undone(since, 0);
    }

    private void redeem(String email, @Nullable Outcome outcome) {
        var redemption = Codes.redeemed(email, code);
        if (outcome != null) {
            key.decide(redemption, email, outcome);
        }
    }

    private void undone(String since, int people) {
        key.undo(since).then().statusCode(202).body("people", equalTo(people));
    }
}
