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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseStatus;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** Invitees are told by mail, where mail is on: the invite, after a week, three days before the end, and when asked for. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(value = Mailbox.class, restrictToAnnotatedClass = true)
class NoticesIT {
    private final Scene scene = new Scene();

    @Test
    void an_invitee_gets_a_mail_that_says_to_what_by_whom_and_until_when() {
        scene.becomes(LicenseStatus.LIVE, Instant.now());

        scene.invite(Instant.parse("2031-03-15T12:00:00Z"), "ann");

        var mail = Mailbox.awaitTo(scene.address("ann"), 1).getFirst();
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
        Mailbox.awaitTo(ann.email(), 1);
        awaitNext(ann, "WEEK 7.00");

        isDue(ann);
        assertThat(Mailbox.awaitTo(ann.email(), 2).getLast().subject())
                .isEqualTo("Your invite to Northfield is waiting");
        awaitPlanned(ann);
        // It was sent early: after the week it would be the last one's turn.
        execute(
                "update invite set offered_at = offered_at - interval '8 days', expires_at = expires_at - interval '8 days'"
                        + " where id = '" + ann.inviteId() + "'");
        isDue(ann);
        Mailbox.awaitTo(ann.email(), 3);
        awaitNext(ann, "LAST_DAYS 27.00");

        isDue(ann);
        assertThat(Mailbox.awaitTo(ann.email(), 4).getLast().subject())
                .isEqualTo("Your invite to Northfield runs out soon");
    }

    @Test
    void an_admin_has_an_invitee_reminded() {
        scene.becomes(LicenseStatus.LIVE, Instant.now());
        var invited = scene.invite("ann", "bob");
        invited.forEach(order -> Mailbox.awaitTo(order.email(), 1));
        decline(invited.getLast()).then().statusCode(200);

        asPaul().body("{\"filter\": {}}")
                .post(scene.ofLicense() + "/reminders")
                .then()
                .statusCode(200);

        assertThat(Mailbox.awaitTo(invited.getFirst().email(), 2).getLast().subject())
                .isEqualTo("Your invite to Northfield is waiting");
        assertThat(Mailbox.to(invited.getLast().email())).hasSize(1);
    }

    @Test
    void nobody_is_reminded_of_an_invite_that_was_answered_or_stands_still() {
        var answered = scene.invite("ann", "bob");
        var frozen = new Scene();
        var still = frozen.invite("cat").getFirst();
        var other = new Scene().invite("dan").getFirst();
        Stream.concat(answered.stream(), Stream.of(still, other)).forEach(order -> awaitNext(order, "WEEK 7.00"));
        accept(answered.getFirst()).then().statusCode(202);
        scene.withdraw(answered.getLast());
        awaitState(answered.getLast(), "WITHDRAWN");
        frozen.becomes(LicenseStatus.SUSPENDED, Instant.now());

        Stream.concat(answered.stream(), Stream.of(still, other)).forEach(NoticesIT::isDue); // the other's last of all

        Mailbox.awaitTo(other.email(), 2);
        assertThat(Stream.concat(answered.stream(), Stream.of(still)).map(order -> Mailbox.to(order.email())))
                .allSatisfy(mails -> assertThat(mails).hasSize(1));
    }

    @Test
    void a_small_schools_mail_does_not_wait_until_all_of_a_large_one_are_sent() {
        var names = IntStream.range(0, 60).mapToObj("pupil%02d"::formatted).toArray(String[]::new);
        var large = new Scene().invite(names);
        var small = scene.invite("ann").getFirst();
        Stream.concat(large.stream(), Stream.of(small)).forEach(order -> awaitNext(order, "WEEK 7.00"));

        execute("update invite set notice_at = clock_timestamp() - case when id = '" + small.inviteId()
                + "' then interval '1 second' else interval '1 hour' end where id in ("
                + Stream.concat(large.stream(), Stream.of(small))
                        .map(order -> "'" + order.inviteId() + "'")
                        .collect(Collectors.joining(", "))
                + ")");

        var reminder = Mailbox.awaitTo(small.email(), 2).getLast();
        assertThat(Mailbox.before(reminder).stream()
                        .filter(mail -> mail.subject().equals(reminder.subject()))
                        .filter(mail ->
                                large.stream().anyMatch(order -> mail.to().contains(order.email()))))
                .hasSizeLessThan(large.size() / 2);
        large.forEach(order -> Mailbox.awaitTo(order.email(), 2));
    }

    @Test
    void a_mail_the_server_does_not_take_now_is_tried_again_later() {
        Mailbox.isBusyFor(scene.address("ann"), true);
        var ann = scene.invite("ann").getFirst();
        Scene.await(() -> sql(notice(ann)).equals("INVITED 1 true"));

        Mailbox.isBusyFor(ann.email(), false);
        isDue(ann);

        Mailbox.awaitTo(ann.email(), 1);
        awaitNext(ann, "WEEK 7.00");
    }

    @Test
    void a_reminder_asked_for_while_the_license_was_frozen_comes_with_the_renewal() {
        var ann = scene.invite("ann").getFirst();
        Mailbox.awaitTo(ann.email(), 1);
        scene.becomes(LicenseStatus.SUSPENDED, Instant.now());
        asPaul().body("{\"filter\": {}}")
                .post(scene.ofLicense() + "/reminders")
                .then()
                .statusCode(200);

        scene.becomes(LicenseStatus.LIVE, Instant.now().plusSeconds(86_400));

        Mailbox.awaitTo(ann.email(), 2);
    }

    @Test
    void a_mailbox_that_does_not_exist_is_given_up_and_the_invite_stands() {
        Mailbox.doesNotKnow(scene.address("ann"));
        var ann = scene.invite("ann").getFirst();

        Scene.await(() -> sql(notice(ann)).equals("none 0 false"));
        assertThat(Scene.state(ann)).isEqualTo("PENDING");
        accept(ann).then().statusCode(202);
    }

    @Test
    void what_a_license_is_called_ends_no_header_and_is_no_markup() {
        scene.isCalled("Fox & <b>Sons</b>\r\nBcc: eve@x.example");
        var ann = scene.invite("ann").getFirst();

        var mail = Mailbox.awaitTo(ann.email(), 1).getFirst();

        assertThat(mail.copies()).isEmpty();
        assertThat(mail.subject()).isEqualTo("You are invited to Fox & <b>Sons</b> Bcc: eve@x.example");
        assertThat(mail.html()).contains("Fox &amp; &lt;b&gt;Sons&lt;/b&gt;").doesNotContain("<b>");
        assertThat(mail.text()).contains("Fox & <b>Sons</b>");
    }

    private static void isDue(Scene.Order order) {
        execute("update invite set notice_at = clock_timestamp() where id = '" + order.inviteId() + "'");
    }

    /** Waits until whoever sent the last one has noted that: in hand, the next try is ten minutes away. */
    private static void awaitPlanned(Scene.Order order) {
        Scene.await(() -> sql("select notice_at > clock_timestamp() + interval '1 hour' from invite where id = '"
                        + order.inviteId() + "'")
                .equals("t"));
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
