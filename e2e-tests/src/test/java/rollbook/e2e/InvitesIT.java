package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/** Invites as people meet them: offered by a list, seen in the app and by mail, answered, taken back. */
@ExtendWith(WholeStack.class)
@Order(4) // before the imports, which invite 10 000 people: their mails are sent one after the other
class InvitesIT {
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final String SAM = "sam@northfield.example";
    private static final String SUE = "sue@northfield.example";
    private static final String KIM = "kim@northfield.example";
    private static final String UNA = "una@northfield.example";

    private final LocalStack stack;
    private final Api api;
    private final InviteWalk walk;

    InvitesIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.walk = new InviteWalk(stack, api);
    }

    @Test
    void R21_R48_a_file_of_300_by_a_plain_admin_invites_300_and_covers_nobody() {
        var license = api.create("Invites by file", "SCHOOL");
        var people = new ArrayList<>(SchoolFile.people("invites", 298));
        people.addAll(List.of(SAM, SUE));

        var batch = new Upload(
                        api,
                        "paul",
                        license,
                        SchoolFile.of(people),
                        UUID.randomUUID().toString())
                .send();

        Settling.await(stack);
        assertThat(api.as("paul").get("/api/enrollments/batches/" + batch).<Map<String, Integer>>path("outcomes"))
                .isEqualTo(Map.of("INVITED", 300));
        assertThat(walk.invites(license).keySet()).containsExactlyInAnyOrderElementsOf(people);
        assertThat(walk.invites(license).values()).containsOnly("PENDING");
        assertThat(api.as("app")
                        .body(Map.of("emails", people))
                        .post("/api/licenses/coverage")
                        .<List<List<String>>>path("items.licenses.licenseId"))
                .hasSize(300)
                .noneMatch(covering -> covering.contains(license));
    }

    @Test
    void R50_an_invite_whose_pop_up_was_closed_is_still_found_among_my_invites() {
        var license = api.create("Invites seen", "BUILDING");
        api.addAndWait("paul", license, SAM);
        var invite = walk.found("sam", license);
        var before = walk.see("sam", invite);
        assertThat(before.<Boolean>path("popUp")).isTrue();
        assertThat(before.<String>path("licenseName")).isEqualTo("Invites seen");
        assertThat(before.<String>path("invitedBy")).isEqualTo("paul@northfield.example");

        var closed = walk.closePopUp("sam", invite);

        assertThat(closed.statusCode()).isEqualTo(204);
        assertThat(walk.found("sam", license)).isEqualTo(invite);
        assertThat(walk.see("sam", invite).<Boolean>path("popUp")).isFalse();
        assertThat(walk.see("sam", invite).<String>path("state")).isEqualTo("PENDING");
        assertThat(walk.isCovered("sam", license)).isFalse();
    }

    @Test
    void R50_who_accepts_after_closing_the_pop_up_is_covered(TestReporter reporter) {
        var license = api.create("Invites accepted", "SCHOOL");
        api.addAndWait("paul", license, SAM);
        var invite = walk.found("sam", license);
        walk.closePopUp("sam", invite);
        assertThat(walk.isCovered("sam", license)).isFalse();
        var begin = System.nanoTime();

        var accepted = walk.answer("sam", invite, "accept");

        assertThat(accepted.statusCode()).isIn(200, 202);
        Patience.await("coverage")
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(() -> walk.isCovered("sam", license));
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        reporter.publishEntry("milliseconds from accepting to being covered", Long.toString(millis));
        System.out.printf("invites: covered %d ms after accepting%n", millis);
        walk.awaitState("sam", invite, "ACCEPTED");
        assertThat(walk.statuses(license)).isEqualTo(Map.of(SAM, "MEMBER"));
    }

    @Test
    void X18_the_seat_of_a_declined_invite_goes_to_who_waits_who_is_invited_then_by_mail_too() {
        var license = api.create("Invites for two", "DISTRICT", 2);
        api.addAndWait("paul", license, SAM + ", " + SUE + ", " + KIM);
        Settling.await(stack);
        assertThat(walk.statuses(license)).isEqualTo(Map.of(SAM, "INVITED", SUE, "INVITED", KIM, "WAITING"));
        assertThat(walk.invites(license)).isEqualTo(Map.of(SAM, "PENDING", SUE, "PENDING"));
        assertThat(walk.mails(KIM, "Invites for two")).isEmpty();

        var declined = walk.answer("sue", walk.found("sue", license), "decline");

        assertThat(declined.statusCode()).isEqualTo(200);
        assertThat(walk.see("kim", walk.found("kim", license)).<String>path("state"))
                .isEqualTo("PENDING");
        assertThat(walk.statuses(license)).isEqualTo(Map.of(SAM, "INVITED", SUE, "DECLINED", KIM, "INVITED"));
        Patience.await("a mail to kim")
                .until(() -> !walk.mails(KIM, "Invites for two").isEmpty());
        assertThat(walk.mails(KIM, "Invites for two")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("You are invited to Invites for two");
            assertThat(mail.text()).contains(api.uri("").toString());
        });
    }

    @Test
    void R51_the_members_list_tells_who_was_added_from_who_was_invited() {
        var license = api.create("Invites and additions", "SCHOOL");
        api.addAndWait("paul", license, SAM);

        api.addAndWait("dana", license, SUE);

        assertThat(walk.statuses(license)).isEqualTo(Map.of(SAM, "INVITED", SUE, "MEMBER"));
        assertThat(api.items("paul", "/api/licenses/" + license + "/members?status=INVITED"))
                .extracting(member -> member.get("email"))
                .containsExactly(SAM);
    }

    @Test
    void section_2_nobody_but_the_invited_person_with_a_verified_address_answers() {
        var license = api.create("Invites of others", "SCHOOL");
        api.addAndWait("paul", license, SAM + ", " + UNA);
        var sams = walk.found("sam", license);

        for (var username : List.of("olga", "paul", "dana", "staff", "sue", "una")) {
            assertThat(walk.answer(username, sams, "accept").statusCode())
                    .as(username)
                    .isEqualTo(404);
            assertThat(walk.answer(username, sams, "decline").statusCode())
                    .as(username)
                    .isEqualTo(404);
            assertThat(walk.closePopUp(username, sams).statusCode())
                    .as(username)
                    .isEqualTo(404);
            assertThat(walk.see(username, sams).statusCode()).as(username).isEqualTo(404);
        }

        assertThat(walk.see("sam", sams).<String>path("state")).isEqualTo("PENDING");
        assertThat(walk.see("sam", sams).<Boolean>path("popUp")).isTrue();
        assertThat(walk.statuses(license)).isEqualTo(Map.of(SAM, "INVITED", UNA, "INVITED"));
    }

    @Test
    void section_4_a_removal_withdraws_the_invite_and_nobody_can_accept_it() {
        var license = api.create("Invites withdrawn", "SCHOOL");
        api.addAndWait("paul", license, SAM);
        var invite = walk.found("sam", license);

        var removed = walk.removeAll("paul", license);

        assertThat(removed.statusCode()).isEqualTo(200);
        walk.awaitState("sam", invite, "WITHDRAWN");
        var late = walk.answer("sam", invite, "accept");
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.<String>path("type")).isEqualTo("/problems/invite-withdrawn");
        assertThat(api.items("paul", "/api/licenses/" + license + "/members?status=WITHDRAWN"))
                .extracting(member -> member.get("email"))
                .containsExactly(SAM);
    }

    @Test
    void R52_with_invites_off_a_plain_admin_adds_at_once() {
        var license = api.create("Invites off", "SCHOOL");
        var off = api.as("staff")
                .body(Map.of("inviteSetting", "OFF"))
                .put("/api/licenses/" + license + "/invite-setting");
        assertThat(off.statusCode()).isEqualTo(200);

        api.addAndWait("paul", license, SAM);

        Settling.await(stack);
        assertThat(walk.statuses(license)).isEqualTo(Map.of(SAM, "MEMBER"));
        assertThat(walk.isCovered("sam", license)).isTrue();
        assertThat(walk.invites(license)).isEmpty();
    }
}
