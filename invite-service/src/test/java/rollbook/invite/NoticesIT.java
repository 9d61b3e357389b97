package rollbook.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.invite.Scene.accept;
import static rollbook.invite.Scene.asPaul;
import static rollbook.invite.Scene.awaitState;
import static rollbook.invite.Scene.decline;
import static rollbook.invite.Scene.execute;
import static rollbook.invite.Scene.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseStatus;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** Invitees are told by mail, where mail is on: the invite, after a week, three days before the end, and when asked for. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = true)
class NoticesIT {
    private final Scene scene = new Scene();

    @Test
    void an_invitee_gets_a_mail_that_says_to_what_by_whom_and_until_when() {
        scene.becomes(LicenseStatus.LIVE, Instant.now());

        scene.invite(Instant.parse("2031-03-15T12:00:00Z"), "ann");

        var mail = MailServer.awaitTo(scene.address("ann"), 1).getFirst();
        assertThat(mail.to()).containsExactly(scene.address("ann"));
        assertThat(mail.subject()).isEqualTo("You are invited to Northfield");
        for (var body : new String[] {mail.text(), mail.html()}) {
            assertThat(body)
                    .contains("You are invited to Northfield.")
                    .contains(Scene.PAUL)
                    .contains("15 March 2031, 12:00 UTC")
                    .contains("https://app.rollbook.example");
        }
    }

    @Test
    void a_reminder_comes_after_a_week_and_another_three_days_before_the_end() {
        scene.becomes(LicenseStatus.LIVE, Instant.now());
        var ann = scene.invite("ann").getFirst();
        MailServer.awaitTo(ann.email(), 1);
        awaitNext(ann, "WEEK 7.00");

        isDue(ann);
        assertThat(MailServer.awaitTo(ann.email(), 2).getLast().subject())
                .isEqualTo("Your invite to Northfield is waiting");
        // It was sent early: after the week it would be the last one's turn.
        execute(
                "update invite set offered_at = offered_at - interval '8 days', expires_at = expires_at - interval '8 days'"
                        + " where id = '" + ann.inviteId() + "'");
        isDue(ann);
        MailServer.awaitTo(ann.email(), 3);
        awaitNext(ann, "LAST_DAYS 27.00");

        isDue(ann);
        assertThat(MailServer.awaitTo(ann.email(), 4).getLast().subject())
                .isEqualTo("Your invite to Northfield runs out soon");
    }

    @Test
    void an_admin_has_an_invitee_reminded() {
        scene.becomes(LicenseStatus.LIVE, Instant.now());
        var invited = scene.invite("ann", "bob");
        invited.forEach(order -> MailServer.awaitTo(order.email(), 1));
        decline(invited.getLast()).then().statusCode(200);

        asPaul().body("{\"filter\": {}}")
                .post(scene.ofLicense() + "/reminders")
                .then()
                .statusCode(200);

        assertThat(MailServer.awaitTo(invited.getFirst().email(), 2).getLast().subject())
                .isEqualTo("Your invite to Northfield is waiting");
        assertThat(MailServer.to(invited.getLast().email())).hasSize(1);
    }

    @Test
    void nobody_is_reminded_of_an_invite_that_was_answered_or_stands_still() {
        var invited = scene.invite("ann", "bob", "cat");
        invited.forEach(order -> awaitNext(order, "WEEK 7.00"));
        accept(invited.get(0)).then().statusCode(202);
        scene.withdraw(invited.get(1));
        awaitState(invited.get(1), "WITHDRAWN");
        scene.becomes(LicenseStatus.SUSPENDED, Instant.now());
        var other = new Scene().invite("dan").getFirst();
        awaitNext(other, "WEEK 7.00");

        invited.forEach(NoticesIT::isDue);
        isDue(other); // and later than theirs

        MailServer.awaitTo(other.email(), 2);
        invited.forEach(order -> assertThat(MailServer.to(order.email())).hasSize(1));
    }

    @Test
    void a_mail_the_server_does_not_take_now_is_tried_again_later() {
        MailServer.isBusyFor(scene.address("ann"), true);
        var ann = scene.invite("ann").getFirst();
        Scene.await(() -> sql(notice(ann)).equals("INVITED 1 true"));

        MailServer.isBusyFor(ann.email(), false);
        isDue(ann);

        MailServer.awaitTo(ann.email(), 1);
        awaitNext(ann, "WEEK 7.00");
    }

    @Test
    void a_reminder_asked_for_while_the_license_was_frozen_comes_with_the_renewal() {
        var ann = scene.invite("ann").getFirst();
        MailServer.awaitTo(ann.email(), 1);
        scene.becomes(LicenseStatus.SUSPENDED, Instant.now());
        asPaul().body("{\"filter\": {}}")
                .post(scene.ofLicense() + "/reminders")
                .then()
                .statusCode(200);

        scene.becomes(LicenseStatus.LIVE, Instant.now().plusSeconds(86_400));

        MailServer.awaitTo(ann.email(), 2);
    }

    @Test
    void a_mailbox_that_does_not_exist_is_given_up_and_the_invite_stands() {
        MailServer.doesNotKnow(scene.address("ann"));
        var ann = scene.invite("ann").getFirst();

        Scene.await(() -> sql(notice(ann)).equals("none 0 false"));
        assertThat(Scene.state(ann)).isEqualTo("PENDING");
        accept(ann).then().statusCode(202);
    }

    @Test
    void what_a_license_is_called_ends_no_header_and_is_no_markup() {
        scene.isCalled("Fox & <b>Sons</b>\r\nBcc: eve@x.example");
        var ann = scene.invite("ann").getFirst();

        var mail = MailServer.awaitTo(ann.email(), 1).getFirst();

        assertThat(mail.copies()).isEmpty();
        assertThat(mail.subject()).isEqualTo("You are invited to Fox & <b>Sons</b> Bcc: eve@x.example");
        assertThat(mail.html()).contains("Fox &amp; &lt;b&gt;Sons&lt;/b&gt;").doesNotContain("<b>");
        assertThat(mail.text()).contains("Fox & <b>Sons</b>");
    }

    private static void isDue(Scene.Order order) {
        execute("update invite set notice_at = clock_timestamp() where id = '" + order.inviteId() + "'");
    }

    /** Waits until that notice comes next, so many days after the offer. */
    private static void awaitNext(Scene.Order order, String next) {
        Scene.await(() ->
                sql("select coalesce(notice || ' ' || round(extract(epoch from notice_at - offered_at) / 86400, 2), '')"
                                + " from invite where id = '" + order.inviteId() + "'")
                        .equals(next));
    }

    /** The notice to come, how often it was tried, and whether it is soon to be tried again. */
    private static String notice(Scene.Order order) {
        return "select coalesce(notice, 'none') || ' ' || notice_tries || ' '"
                + " || coalesce(notice_at < clock_timestamp() + interval '2 minutes', false)"
                + " from invite where id = '" + order.inviteId() + "'";
    }
}
