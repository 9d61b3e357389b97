package rollbook.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.invite.Scene.accept;
import static rollbook.invite.Scene.asInvitee;
import static rollbook.invite.Scene.awaitState;
import static rollbook.invite.Scene.decline;
import static rollbook.invite.Scene.execute;
import static rollbook.invite.Scene.mine;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollbook.events.InviteClosed;
import rollbook.events.LicenseStatus;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** How long an invite may be answered (X17), and that its time stands still while the license is frozen (RULES §4). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class TimeIT {
    private final Scene scene = new Scene();

    @Test
    void X17_an_invite_nobody_answered_in_time_runs_out_and_license_service_hears_of_it() {
        var ann = scene.invite("ann").getFirst();

        runsOut(ann);

        awaitState(ann, "EXPIRED");
        var fact = Wire.heard(InviteClosed.class, scene.licenseId, 1).getFirst();
        assertThat(fact.reason()).isEqualTo(InviteClosed.Reason.EXPIRED);
        assertThat(fact.inviteId()).isEqualTo(ann.inviteId());
        assertThat(fact.accountId()).isNull();
        problem(accept(ann), 410, "invite-expired");
        problem(decline(ann), 410, "invite-expired");
    }

    @Test
    void X17_more_than_run_out_in_one_step_all_do_and_each_is_said_once() {
        var names = IntStream.rangeClosed(1, 450).mapToObj(i -> "p" + i).toArray(String[]::new);
        var orders = IntStream.range(0, names.length)
                .mapToObj(i -> new Scene.Order(UUID.randomUUID(), UUID.randomUUID(), scene.address(names[i])))
                .toList();

        scene.say(Instant.now().minusSeconds(1), orders);

        var said = Wire.heard(InviteClosed.class, scene.licenseId, names.length);
        assertThat(said.stream().map(InviteClosed::inviteId))
                .doesNotHaveDuplicates()
                .hasSize(names.length);
    }

    @Test
    void section_4_on_a_frozen_license_no_invite_runs_out() {
        var ann = scene.invite("ann").getFirst();
        scene.becomes(LicenseStatus.SUSPENDED, Instant.now());
        var other = new Scene().invite("bob").getFirst();

        runsOut(ann);
        runsOut(other); // which is due later than ann's

        awaitState(other, "EXPIRED");
        assertThat(Scene.state(ann)).isEqualTo("PENDING");
        asInvitee(ann).get(mine(ann)).then().body("expiresAt", nullValue()).body("state", equalTo("PENDING"));
    }

    @Test
    void section_4_renewal_gives_an_invite_the_time_it_had_left() {
        var ann = scene.invite("ann").getFirst();
        var left = Duration.between(Instant.now(), expiry(ann));
        scene.becomes(LicenseStatus.SUSPENDED, Instant.now());
        var bob = scene.invite("bob").getFirst(); // whose turn came while it was frozen
        var renewal = Instant.now().plus(Duration.ofDays(100));

        scene.becomes(LicenseStatus.LIVE, renewal);

        assertThat(expiry(ann)).isCloseTo(renewal.plus(left), within(1, ChronoUnit.MINUTES));
        assertThat(expiry(bob)).isCloseTo(renewal.plus(Duration.ofDays(30)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void section_4_a_license_that_ran_out_by_itself_is_frozen_from_that_second_on_however_late_it_is_told() {
        var ann = scene.invite("ann").getFirst();
        execute("update invite set offered_at = offered_at - interval '5 days' where id = '" + ann.inviteId() + "'");
        var before = expiry(ann);
        var end = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MICROS);

        scene.runsOut(end, end.plus(Duration.ofDays(1)));
        scene.becomes(LicenseStatus.LIVE, end.plus(Duration.ofDays(3)));

        assertThat(expiry(ann)).isEqualTo(before.plus(Duration.ofDays(3)));
    }

    @Test
    void an_older_snapshot_that_arrives_later_changes_nothing() {
        scene.invite("ann");
        var older = scene.license();
        var begin = Instant.now().truncatedTo(ChronoUnit.MICROS);
        scene.becomes(LicenseStatus.SUSPENDED, begin);

        Wire.say(older);
        scene.becomes(LicenseStatus.SUSPENDED, begin.plusSeconds(60));

        assertThat(moment("frozen_at", "license_time where license_id = '" + scene.licenseId + "'"))
                .isEqualTo(begin);
    }

    @Test
    void section_4_frozen_twice_by_one_stop_after_the_other_it_stood_still_from_the_first_on() {
        var ann = scene.invite("ann").getFirst();
        var begin = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var before = expiry(ann);

        scene.becomes(LicenseStatus.SUSPENDED, begin);
        scene.becomes(LicenseStatus.EXPIRED, begin.plusSeconds(3_600));
        scene.becomes(LicenseStatus.LIVE, begin.plusSeconds(7_200));

        assertThat(Duration.between(before, expiry(ann))).isCloseTo(Duration.ofSeconds(7_200), Duration.ofSeconds(20));
    }

    @Test
    void section_4_an_invite_that_ran_out_while_the_license_froze_is_open_again() {
        var ann = scene.invite("ann").getFirst();
        runsOut(ann);
        awaitState(ann, "EXPIRED");
        scene.becomes(LicenseStatus.SUSPENDED, Instant.now());

        scene.judge(ann, AnswerIT.factId(ann), MembershipStatus.INVITED, Outcome.REFUSED);

        awaitState(ann, "PENDING");
        decline(ann).then().statusCode(200);
    }

    @Test
    void section_4_an_acceptance_on_a_frozen_license_is_kept_and_counts_with_the_renewal() {
        var invited = scene.invite("ann", "bob", "cat");
        scene.becomes(LicenseStatus.EXPIRED, Instant.now());

        for (var order : invited) {
            accept(order).then().statusCode(202);
            scene.judge(order, AnswerIT.factId(order), MembershipStatus.INVITED, Outcome.REFUSED);
            Scene.await(() -> asInvitee(order).get(mine(order)).path("kept"));
            asInvitee(order).get(mine(order)).then().body("state", equalTo("CONFIRMING"));
        }

        scene.judge(invited.get(0), null, MembershipStatus.MEMBER, Outcome.ADDED);
        scene.judge(invited.get(1), null, MembershipStatus.WITHDRAWN, Outcome.REMOVED);
        awaitState(invited.get(0), "ACCEPTED");
        awaitState(invited.get(1), "WITHDRAWN");
        assertThat(Scene.state(invited.get(2))).isEqualTo("CONFIRMING");
    }

    @Test
    void section_4_an_acceptance_kept_is_still_that_persons_when_two_turn_out_to_be_one() {
        var ann = scene.invite("ann").getFirst();
        scene.becomes(LicenseStatus.EXPIRED, Instant.now());
        accept(ann).then().statusCode(202);
        scene.judge(ann, AnswerIT.factId(ann), MembershipStatus.INVITED, Outcome.REFUSED);
        Scene.await(() -> asInvitee(ann).get(mine(ann)).path("kept"));

        var into = scene.merge(ann);
        scene.judge(into, null, MembershipStatus.MEMBER, Outcome.ADDED);

        awaitState(ann, "ACCEPTED");
    }

    @Test
    void an_invite_whose_end_cannot_be_judged_is_open_again_for_a_while() {
        var ann = scene.invite("ann").getFirst();
        runsOut(ann);
        awaitState(ann, "EXPIRED");

        scene.judge(ann, AnswerIT.factId(ann), MembershipStatus.NONE, Outcome.FAILED);

        awaitState(ann, "PENDING");
        assertThat(expiry(ann))
                .isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(700));
    }

    private static void runsOut(Scene.Order order) {
        execute("update invite set expires_at = clock_timestamp() where id = '" + order.inviteId() + "'");
    }

    private static Instant expiry(Scene.Order order) {
        return moment("expires_at", "invite where id = '" + order.inviteId() + "'");
    }

    private static Instant moment(String column, String where) {
        return Instant.parse(Scene.sql("select to_char(" + column
                + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from " + where));
    }
}
