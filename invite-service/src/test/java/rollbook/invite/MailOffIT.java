package rollbook.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseAlerted.Alert;
import rollbook.invite.usecase.Notices;
import rollbook.invite.usecase.SendNotices;
import rollbook.invite.usecase.TellAdmins;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** Mail is an option: nobody is written to unless the operator turns it on. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class MailOffIT {
    @Inject
    Notices notices;

    @Inject
    SendNotices sendNotices;

    @Inject
    TellAdmins tellAdmins;

    @Inject
    Database database;

    @Test
    void mail_is_off_by_default_and_what_is_due_stays_due_for_the_day_it_is_on() {
        var ann = new Scene().invite("ann").getFirst();

        var some = sendNotices.step();

        assertThat(some).isFalse();
        assertThat(notices.areOn()).isFalse();
        assertThat(Scene.sql("select notice || ' ' || notice_tries from invite where id = '" + ann.inviteId() + "'"))
                .isEqualTo("INVITED 0");
    }

    @Test
    void an_alert_heard_while_mail_is_off_is_not_told_later() {
        var alert = LicenseAlerted.ofSync(new Scene().licenseId, Alert.SYNC_PAUSED, 1, "AUTHORIZATION_LOST", null);

        database.inTransaction(() -> {
            tellAdmins.heard(alert);
            return alert;
        });

        assertThat(Scene.sql("select count(*) from alert_mail")).isEqualTo("0");
    }
}
