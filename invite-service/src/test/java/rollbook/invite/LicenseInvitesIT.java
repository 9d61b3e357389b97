package rollbook.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.invite.Scene.accept;
import static rollbook.invite.Scene.as;
import static rollbook.invite.Scene.asInvitee;
import static rollbook.invite.Scene.asPaul;
import static rollbook.invite.Scene.decline;
import static rollbook.invite.Scene.execute;
import static rollbook.invite.Scene.mine;
import static rollbook.invite.Scene.popUp;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;

/** The invites of a license as its admins see them, and have their invitees reminded. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class LicenseInvitesIT {
    private final Scene scene = new Scene();

    @Test
    void R51_an_admin_sees_who_was_invited_who_has_seen_it_and_who_answered_what() {
        var invited = scene.invite("ann", "bob", "cat");
        popUp(invited.get(0), true).then().statusCode(204);
        decline(invited.get(1)).then().statusCode(200);

        asPaul().get(scene.ofLicense())
                .then()
                .statusCode(200)
                .body(
                        "items.email",
                        containsInAnyOrder(scene.address("ann"), scene.address("bob"), scene.address("cat")))
                .body(item("ann", "state"), equalTo("PENDING"))
                .body(item("ann", "seenAt"), notNullValue())
                .body(item("ann", "popUpClosed"), equalTo(true))
                .body(item("ann", "invitedBy"), equalTo(Scene.PAUL))
                .body(
                        item("ann", "memberId"),
                        equalTo(invited.getFirst().memberId().toString()))
                .body(item("bob", "state"), equalTo("DECLINED"))
                .body(item("bob", "answeredAt"), notNullValue())
                .body(item("cat", "seenAt"), nullValue());
        asPaul().get(scene.ofLicense() + "/counts")
                .then()
                .body("PENDING", equalTo(2))
                .body("DECLINED", equalTo(1))
                .body("ACCEPTED", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "?state=DECLINED,              bob",
        "?state=PENDING&state=DECLINED, ann bob cat",
        "?q=AN,                        ann",
        "?seen=true,                   ann",
        "?seen=false,                  bob cat",
        "?q=%25,                       ''",
        "?offeredBefore=2020-01-01T00:00:00Z, ''",
    })
    void the_list_is_filtered(String filter, String names) {
        var invited = scene.invite("ann", "bob", "cat");
        popUp(invited.get(0), true).then().statusCode(204);
        decline(invited.get(1)).then().statusCode(200);

        List<String> emails = asPaul().urlEncodingEnabled(false)
                .get(scene.ofLicense() + filter)
                .path("items.email");

        assertThat(emails)
                .containsExactlyInAnyOrderElementsOf(
                        names.isEmpty()
                                ? List.of()
                                : List.of(names.split(" ")).stream()
                                        .map(scene::address)
                                        .toList());
    }

    @Test
    void the_list_of_one_batch_holds_that_batch_alone() {
        scene.invite("ann");

        asPaul().get(scene.ofLicense() + "?batchId=" + scene.batchId).then().body("items.size()", equalTo(1));
        asPaul().get(scene.ofLicense() + "?batchId=" + UUID.randomUUID()).then().body("items.size()", equalTo(0));
    }

    @Test
    void pages_follow_each_other_without_a_gap_and_without_a_repetition() {
        scene.invite(IntStream.rangeClosed(1, 25).mapToObj(i -> "p" + i).toArray(String[]::new));

        var emails = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = asPaul().get(scene.ofLicense() + "?limit=10" + (cursor == null ? "" : "&cursor=" + cursor));
            emails.addAll(page.path("items.email"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(emails).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void a_stranger_is_told_of_no_license_and_an_invitee_is_one() {
        var ann = scene.invite("ann").getFirst();

        for (var token : List.of(Tokens.of("olga@otherschool.example"), Tokens.of(ann.email()))) {
            problem(as(token).get(scene.ofLicense()), 404, "not-found");
            problem(as(token).get(scene.ofLicense() + "/counts"), 404, "not-found");
            problem(as(token).body("{\"filter\": {}}").post(scene.ofLicense() + "/reminders"), 404, "not-found");
        }
        as(Tokens.of("staff@rollbook.example", "staff"))
                .get(scene.ofLicense())
                .then()
                .statusCode(200);
    }

    @Test
    void a_reminder_brings_the_pop_up_back_to_who_has_not_answered() {
        var invited = scene.invite("ann", "bob");
        invited.forEach(order -> popUp(order, true).then().statusCode(204));
        accept(invited.getLast()).then().statusCode(202);

        remind(Map.of("inviteIds", invited.stream().map(Scene.Order::inviteId).toList()))
                .then()
                .statusCode(200)
                .body("reminded", equalTo(1))
                .body("tooSoon", equalTo(0));

        asInvitee(invited.getFirst()).get(mine(invited.getFirst())).then().body("popUp", equalTo(true));
        asPaul().get(scene.ofLicense())
                .then()
                .body(item("ann", "reminders"), equalTo(1))
                .body(item("ann", "remindedAt"), notNullValue())
                .body(item("bob", "reminders"), equalTo(0));
    }

    @Test
    void nobody_is_reminded_twice_within_a_day() {
        var invited = scene.invite("ann", "bob");
        remind(Map.of("inviteIds", List.of(invited.getFirst().inviteId())))
                .then()
                .statusCode(200);

        remind(Map.of("filter", Map.of())).then().body("reminded", equalTo(1)).body("tooSoon", equalTo(1));

        execute("update invite set reminded_at = reminded_at - interval '1 day' where license_id = '" + scene.licenseId
                + "'");
        remind(Map.of("filter", Map.of())).then().body("reminded", equalTo(2)).body("tooSoon", equalTo(0));
    }

    @Test
    void a_filter_reminds_all_it_means_and_no_invite_of_another_license() {
        var other = new Scene().invite("ann").getFirst();
        var invited = scene.invite("ann", "bob", "cat");
        popUp(invited.getFirst(), true).then().statusCode(204);

        remind(Map.of("filter", Map.of("seen", true))).then().body("reminded", equalTo(1));
        remind(Map.of("filter", Map.of("q", "BOB"))).then().body("reminded", equalTo(1));
        remind(Map.of("filter", Map.of("offeredBefore", Instant.EPOCH.toString())))
                .then()
                .body("reminded", equalTo(0));
        remind(Map.of("inviteIds", List.of(other.inviteId()))).then().body("reminded", equalTo(0));
    }

    @Test
    void a_reminder_repeated_under_its_key_is_one() {
        scene.invite("ann");
        var key = UUID.randomUUID().toString();

        for (var i = 0; i < 2; i++) {
            asPaul().header("Idempotency-Key", key)
                    .body("{\"filter\": {}}")
                    .post(scene.ofLicense() + "/reminders")
                    .then()
                    .statusCode(200)
                    .body("reminded", equalTo(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"inviteIds\": [\"x\"]}",
                "{\"inviteIds\": [\"019ab1c2-d300-74dc-bbd2-a4f2c8af5bd9\"], \"filter\": {}}",
                "{\"filter\": {\"offeredBefore\": \"soon\"}}",
                "{\"filter\": {\"batchID\": \"019ab1c2-d300-74dc-bbd2-a4f2c8af5bd9\"}}",
                "{\"filter\": {}, \"dryRun\": true}"
            })
    void a_malformed_reminder_is_refused(String body) {
        problem(asPaul().body(body).post(scene.ofLicense() + "/reminders"), 400, "malformed-request");
    }

    @Test
    void a_reminder_of_nobody_or_of_too_many_is_refused() {
        var many = IntStream.range(0, 1_001).mapToObj(_ -> UUID.randomUUID()).toList();

        problem(remind(Map.of("inviteIds", List.of())), 422, "invalid-request");
        problem(remind(Map.of("inviteIds", many)), 422, "invalid-request");
        problem(
                asPaul().body("{\"inviteIds\": [null]}").post(scene.ofLicense() + "/reminders"),
                422,
                "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?state=SOON",
                "?limit=0",
                "?limit=501",
                "?cursor=x",
                "?cursor=YS9i",
                "?q=%01",
                "?offeredBefore=soon"
            })
    void a_list_asked_for_wrongly_is_refused(String query) {
        problem(asPaul().urlEncodingEnabled(false).get(scene.ofLicense() + query), 400, "malformed-request");
        if (!query.startsWith("?q") && !query.startsWith("?o")) {
            problem(asPaul().urlEncodingEnabled(false).get("/api/invites/mine" + query), 400, "malformed-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"closed\": \"perhaps\"}", "nonsense"})
    void a_malformed_pop_up_is_refused(String body) {
        var ann = scene.invite("ann").getFirst();

        problem(asInvitee(ann).body(body).put(mine(ann) + "/pop-up"), 400, "malformed-request");
    }

    private Response remind(Map<String, ?> order) {
        return asPaul().body(order).post(scene.ofLicense() + "/reminders");
    }

    private String item(String name, String field) {
        return "items.find { it.email == '" + scene.address(name) + "' }." + field;
    }
}
