package rollbook.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseAlerted.Alert;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;

/** License admins are told by mail, where mail is on, what they should know in time. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(value = Mailbox.class, restrictToAnnotatedClass = true)
class AlertsIT {
    private static final Instant END = Instant.parse("2031-07-31T00:00:00Z");

    private final UUID license = UUID.randomUUID();
    private final String ann = "ann@" + license + ".example";
    private final String bob = "bob@" + license + ".example";

    private void admins(String... emails) {
        var known = Snapshots.of(license, 1, LicenseType.DISTRICT, emails[0], null);
        var admins = new ArrayList<LicenseChanged.Admin>();
        for (var email : emails) {
            admins.addAll(
                    Snapshots.of(license, 1, LicenseType.DISTRICT, email, null).admins());
        }
        LicenseOwner.knows(new LicenseChanged(
                license,
                1,
                1,
                "Northfield",
                known.type(),
                known.status(),
                known.inviteSetting(),
                known.emailDomains(),
                admins,
                null,
                null,
                null,
                null));
    }

    private LicenseAlerted alert(Alert alert, long stamp) {
        return new LicenseAlerted(license, alert, stamp, 120, 90, END, "AUTHORIZATION_LOST", 25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SYNC_PAUSED  | The Google sync of Northfield stands still  | revoked, lay idle, or ran out | authorize with Google again
            SYNC_HELD    | The Google sync of Northfield holds 25 back | nobody was removed yet        | approve those who should leave
            SEATS_LOW    | 90 of 120 seats of Northfield are taken     | waits until one is free       | ask us for more
            SEATS_GONE   | All 120 seats of Northfield are taken       | waits until one is free       | ask us for more
            EXPIRES_SOON | Northfield ends on 31 July 2031             | Premium access ends           | renew
            IN_GRACE     | Northfield ended on 31 July 2031            | days of grace                 | renew
            CLASSROOM_GRANT_GONE | Google Classroom of a teacher on Northfield is no longer connected | nobody is removed | connect it again
            """)
    void section_4_an_admin_is_told_what_happened_why_and_what_to_do(
            Alert alert, String subject, String why, String todo) {
        admins(ann);

        Wire.say(alert(alert, 1));

        var mail = Mailbox.awaitTo(ann, 1).getFirst();
        assertThat(mail.to()).containsExactly(ann);
        assertThat(mail.subject()).isEqualTo(subject);
        for (var body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains(subject + ".")
                    .contains(why)
                    .contains(todo)
                    .contains("https://app.rollbook.example/licenses/" + license);
        }
    }

    @Test
    void each_admin_is_told_once_however_often_an_alert_is_heard() {
        admins(ann, bob);
        Wire.say(alert(Alert.SYNC_PAUSED, 1));
        Mailbox.awaitTo(ann, 1);
        Mailbox.awaitTo(bob, 1);

        Wire.say(alert(Alert.SYNC_PAUSED, 1));
        Wire.say(alert(Alert.SYNC_PAUSED, 2));

        Mailbox.awaitTo(ann, 2);
        Mailbox.awaitTo(bob, 2);
        Wire.say(alert(Alert.SYNC_HELD, 3));
        Mailbox.awaitTo(ann, 3);
        assertThat(Mailbox.to(ann))
                .extracting(Mailbox.Mail::subject)
                .filteredOn(subject -> subject.endsWith("stands still"))
                .hasSize(2);
    }

    @Test
    void a_mail_the_server_does_not_take_now_is_tried_again_later() {
        admins(ann);
        Mailbox.isBusyFor(ann, true);
        Wire.say(alert(Alert.SYNC_PAUSED, 1));
        // in hand it is due in ten minutes, refused in one
        Scene.await(() -> Scene.sql("select count(*) from alert_mail where tries = 1 and license_id = '" + license
                        + "' and due_at < clock_timestamp() + interval '5 minutes'")
                .equals("1"));

        Mailbox.isBusyFor(ann, false);
        Scene.execute("update alert_mail set due_at = clock_timestamp() where license_id = '" + license + "'");

        Mailbox.awaitTo(ann, 1);
        Scene.await(() -> tries().equals("2 false"));
    }

    @Test
    void whom_no_mail_reaches_is_given_up_and_the_others_are_told() {
        admins(bob, ann);
        Mailbox.doesNotKnow(bob);

        Wire.say(alert(Alert.SEATS_GONE, 1));

        Mailbox.awaitTo(ann, 1);
        Scene.await(() -> Scene.sql(
                        "select count(*) from alert_mail where due_at is not null and license_id = '" + license + "'")
                .equals("0"));
    }

    /** How often it was tried, and whether it is to be tried again. */
    private String tries() {
        return Scene.sql(
                "select tries || ' ' || (due_at > clock_timestamp() + interval '30 seconds' is true) from alert_mail"
                        + " where license_id = '" + license + "'");
    }
}
