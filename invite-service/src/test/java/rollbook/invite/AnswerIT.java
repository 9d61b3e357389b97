package rollbook.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.invite.Scene.accept;
import static rollbook.invite.Scene.as;
import static rollbook.invite.Scene.asInvitee;
import static rollbook.invite.Scene.awaitState;
import static rollbook.invite.Scene.decline;
import static rollbook.invite.Scene.mine;
import static rollbook.invite.Scene.popUp;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.InviteAccepted;
import rollbook.events.InviteClosed;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** An invite as the invited person meets it: seen, put off, accepted, declined (R50). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class AnswerIT {
    private final Scene scene = new Scene();

    @Test
    void R50_the_invited_person_finds_the_invite_with_what_it_is_to() {
        var ann = scene.invite("ann").getFirst();

        asInvitee(ann)
                .get("/api/invites/mine")
                .then()
                .statusCode(200)
                .body("items.inviteId", contains(ann.inviteId().toString()))
                .body("items[0].licenseName", equalTo("Northfield"))
                .body("items[0].licenseType", equalTo("SCHOOL"))
                .body("items[0].invitedBy", equalTo(Scene.PAUL))
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].popUp", equalTo(true));
    }

    @Test
    void R50_a_closed_pop_up_stays_closed_and_the_invite_stays_where_it_is_found_and_answered() {
        var ann = scene.invite("ann").getFirst();

        popUp(ann, false).then().statusCode(204);
        asInvitee(ann).get(mine(ann)).then().body("popUp", equalTo(true));
        popUp(ann, true).then().statusCode(204);

        asInvitee(ann)
                .get("/api/invites/mine")
                .then()
                .body("items.state", contains("PENDING"))
                .body("items[0].popUp", equalTo(false));
        popUp(ann, false).then().statusCode(204);
        asInvitee(ann).get(mine(ann)).then().body("popUp", equalTo(false));
        accept(ann).then().statusCode(202).body("state", equalTo("CONFIRMING"));
    }

    @Test
    void R50_an_acceptance_is_confirming_until_license_service_says_member() {
        var ann = scene.invite("ann").getFirst();

        accept(ann).then().statusCode(202).body("state", equalTo("CONFIRMING"));

        var fact = Wire.heard(InviteAccepted.class, scene.licenseId, 1).getFirst();
        assertThat(fact.inviteId()).isEqualTo(ann.inviteId());
        assertThat(fact.memberId()).isEqualTo(ann.memberId());
        assertThat(fact.accountId()).isEqualTo(Tokens.account(ann.email()));
        asInvitee(ann).get(mine(ann)).then().body("state", equalTo("CONFIRMING"));
        scene.judge(ann, factId(ann), MembershipStatus.MEMBER, Outcome.ADDED);
        awaitState(ann, "ACCEPTED");
        accept(ann).then().statusCode(200).body("state", equalTo("ACCEPTED"));
    }

    @Test
    void a_verdict_on_somebody_elses_fact_confirms_nothing() {
        var invited = scene.invite("ann", "bob");
        invited.forEach(order -> accept(order).then().statusCode(202));

        scene.judge(invited.getFirst(), UUID.randomUUID(), MembershipStatus.MEMBER, Outcome.ADDED);
        scene.judge(invited.getLast(), factId(invited.getLast()), MembershipStatus.MEMBER, Outcome.ADDED);

        awaitState(invited.getLast(), "ACCEPTED");
        assertThat(Scene.state(invited.getFirst())).isEqualTo("CONFIRMING");
    }

    @Test
    void R50_who_declines_is_told_so_at_once_and_license_service_hears_of_it() {
        var ann = scene.invite("ann").getFirst();

        decline(ann).then().statusCode(200).body("state", equalTo("DECLINED"));

        var fact = Wire.heard(InviteClosed.class, scene.licenseId, 1).getFirst();
        assertThat(fact.reason()).isEqualTo(InviteClosed.Reason.DECLINED);
        assertThat(fact.inviteId()).isEqualTo(ann.inviteId());
        assertThat(fact.accountId()).isEqualTo(Tokens.account(ann.email()));
        asInvitee(ann).get("/api/invites/mine").then().body("items", empty());
        asInvitee(ann).get("/api/invites/mine?state=DECLINED").then().body("items.state", contains("DECLINED"));
    }

    @Test
    void the_same_answer_again_is_said_once_and_another_one_is_refused() {
        var invited = scene.invite("ann", "bob");
        accept(invited.getFirst()).then().statusCode(202);
        decline(invited.getLast()).then().statusCode(200);

        accept(invited.getFirst()).then().statusCode(202).body("state", equalTo("CONFIRMING"));
        decline(invited.getLast()).then().statusCode(200);
        problem(decline(invited.getFirst()), 409, "invite-accepted");
        problem(accept(invited.getLast()), 409, "invite-declined");

        assertThat(Wire.heard(InviteAccepted.class, scene.licenseId, 1)).hasSize(1);
        assertThat(Wire.heard(InviteClosed.class, scene.licenseId, 1)).hasSize(1);
    }

    @Test
    void R50_to_anybody_but_the_invited_verified_address_the_invite_is_not_there() {
        var ann = scene.invite("ann").getFirst();
        var others = new String[] {
            Tokens.of(scene.address("bob")),
            Tokens.unverified(ann.email()),
            Tokens.of(Scene.PAUL),
            Tokens.of("staff@rollbook.example", "staff"),
            Tokens.app(),
        };

        for (var token : others) {
            problem(as(token).get(mine(ann)), 404, "not-found");
            problem(as(token).post(mine(ann) + "/accept"), 404, "not-found");
            problem(as(token).post(mine(ann) + "/decline"), 404, "not-found");
            problem(as(token).body("{\"closed\": true}").put(mine(ann) + "/pop-up"), 404, "not-found");
        }
        as(Tokens.of(scene.address("bob"))).get("/api/invites/mine").then().body("items", empty());
        problem(as(Tokens.unverified(ann.email())).get("/api/invites/mine"), 403, "address-not-verified");
        assertThat(Scene.state(ann)).isEqualTo("PENDING");
    }

    @Test
    void an_address_without_an_account_is_waited_for_and_whichever_account_proves_it_answers() {
        var ann = scene.invite("ann").getFirst();
        var account = UUID.randomUUID();

        as(Tokens.ofAccount(account, "ANN@" + ann.email().split("@", 2)[1]))
                .post(mine(ann) + "/accept")
                .then()
                .statusCode(202);

        assertThat(Wire.heard(InviteAccepted.class, scene.licenseId, 1)
                        .getFirst()
                        .accountId())
                .isEqualTo(account);
    }

    @Test
    void section_4_an_invite_taken_back_is_no_longer_answered_and_the_state_says_so() {
        var ann = scene.invite("ann").getFirst();

        scene.withdraw(ann);

        awaitState(ann, "WITHDRAWN");
        problem(accept(ann), 410, "invite-withdrawn");
        problem(decline(ann), 410, "invite-withdrawn");
        popUp(ann, true).then().statusCode(204); // in a tab left open; there is nothing to note
        asInvitee(ann).get(mine(ann)).then().body("popUp", equalTo(false));
    }

    @Test
    void section_4_a_removal_that_overtook_the_acceptance_withdraws_the_invite_whichever_is_heard_first() {
        var invited = scene.invite("ann", "bob");
        invited.forEach(order -> accept(order).then().statusCode(202));
        var ann = invited.getFirst();
        var bob = invited.getLast();

        scene.withdraw(ann);
        awaitState(ann, "WITHDRAWN");
        scene.judge(bob, factId(bob), MembershipStatus.WITHDRAWN, Outcome.REMOVED);
        awaitState(bob, "WITHDRAWN");
        scene.withdraw(bob);

        problem(accept(ann), 410, "invite-withdrawn");
        problem(accept(bob), 410, "invite-withdrawn");
    }

    @Test
    void section_4_who_was_added_before_the_acceptance_arrived_did_not_come_by_it_whichever_is_heard_first() {
        var invited = scene.invite("ann", "bob");
        invited.forEach(order -> accept(order).then().statusCode(202));
        var ann = invited.getFirst();
        var bob = invited.getLast();

        scene.withdraw(ann);
        awaitState(ann, "WITHDRAWN");
        scene.judge(ann, factId(ann), MembershipStatus.MEMBER, Outcome.ALREADY_MEMBER);
        scene.judge(bob, factId(bob), MembershipStatus.MEMBER, Outcome.ALREADY_MEMBER);
        awaitState(bob, "WITHDRAWN");
        scene.withdraw(bob);

        assertThat(Scene.state(ann)).isEqualTo("WITHDRAWN");
    }

    @Test
    void an_invite_accepted_while_two_persons_became_one_is_accepted_whichever_is_heard_first() {
        var invited = scene.invite("ann", "bob");
        invited.forEach(order -> accept(order).then().statusCode(202));
        var ann = invited.getFirst();
        var bob = invited.getLast();

        scene.withdraw(ann);
        awaitState(ann, "WITHDRAWN");
        scene.judge(ann, factId(ann), MembershipStatus.MEMBER, Outcome.ADDED);
        scene.judge(bob, factId(bob), MembershipStatus.MEMBER, Outcome.ADDED);
        awaitState(bob, "ACCEPTED");
        scene.withdraw(bob);
        scene.invite("cat"); // ordered after that

        awaitState(ann, "ACCEPTED");
        assertThat(Scene.state(bob)).isEqualTo("ACCEPTED");
    }

    @Test
    void an_invite_offered_again_after_it_was_withdrawn_is_open_again() {
        var invited = scene.invite("ann");
        scene.withdraw(invited.getFirst());
        awaitState(invited.getFirst(), "WITHDRAWN");

        scene.say(Instant.now().plusSeconds(3_600), invited);

        awaitState(invited.getFirst(), "PENDING");
        accept(invited.getFirst()).then().statusCode(202);
    }

    @Test
    void an_answer_whose_judging_failed_may_be_given_again() {
        var ann = scene.invite("ann").getFirst();
        accept(ann).then().statusCode(202);

        scene.judge(ann, factId(ann), MembershipStatus.NONE, Outcome.FAILED);

        awaitState(ann, "PENDING");
        decline(ann).then().statusCode(200);
        assertThat(Scene.sql("select answer_account from invite where id = '" + ann.inviteId() + "'"))
                .isEqualTo(Tokens.account(ann.email()).toString());
    }

    @Test
    void a_repeated_order_neither_offers_again_nor_takes_an_answer_back() {
        var invited = scene.invite("ann");
        decline(invited.getFirst()).then().statusCode(200);

        scene.say(Instant.now().plusSeconds(60), invited);
        scene.invite("bob");

        assertThat(Scene.state(invited.getFirst())).isEqualTo("DECLINED");
    }

    /** The fact that told of the answer to an invite. */
    static UUID factId(Scene.Order order) {
        return UUID.fromString(Scene.sql("select answer_id from invite where id = '" + order.inviteId() + "'"));
    }
}
