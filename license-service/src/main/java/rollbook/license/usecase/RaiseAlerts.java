package rollbook.license.usecase;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseAlerted.Alert;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Seats;
import rollbook.license.domain.Term;

/**
 * Tells the admins of a license in time: three quarters of the seats are held, or all of them; the term ends;
 * the Google sync waits for them; a teacher has to connect Google Classroom again.
 */
@ApplicationScoped
class RaiseAlerts {
    private final Activities activities;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Database database;

    RaiseAlerts(Activities activities, Deadlines deadlines, Outbox outbox, Database database) {
        this.activities = activities;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.database = database;
    }

    /** After seats were taken or lowered: an alert when a mark is passed, not again while it stays passed. */
    void seats(UUID licenseId, Seats before, Seats after) {
        var limit = after.limit();
        if (limit == null) {
            return;
        }
        if (after.passed(100) && !before.passed(100)) {
            raise(licenseId, Alert.SEATS_GONE, limit, after.taken());
        } else if (after.passed(75) && !before.passed(75)) {
            raise(licenseId, Alert.SEATS_LOW, limit, after.taken());
        }
    }

    /** When a term is over in so many days: 30, 7, 1, or 0 when it is and the grace runs. Once for each expiry. */
    void term(UUID licenseId, Term term, int days) {
        var expiresAt = Objects.requireNonNull(term.expiresAt());
        var alert = days == 0 ? Alert.IN_GRACE : Alert.EXPIRES_SOON;
        deadlines.warned(licenseId, expiresAt, days);
        outbox.append(LicenseAlerted.ofTerm(licenseId, alert, database.stamp(), expiresAt));
        activities.note(
                licenseId,
                Activities.Change.ALERT,
                Actor.SYSTEM,
                Map.of("alert", alert.name(), "expiresAt", expiresAt.toString(), "days", String.valueOf(days)));
    }

    /** The sync stands still, or holds removals, and says so once when that begins; its note is the line of the activity. */
    void sync(AccessNoted said) {
        var details = details(said);
        var alert = switch (said.act()) {
            case PAUSED ->
                LicenseAlerted.ofSync(said.licenseId(), Alert.SYNC_PAUSED, database.stamp(), details.get("why"), null);
            case HELD ->
                LicenseAlerted.ofSync(
                        said.licenseId(),
                        Alert.SYNC_HELD,
                        database.stamp(),
                        null,
                        Integer.valueOf(details.getOrDefault("people", "1")));
            default -> null;
        };
        if (alert != null) {
            outbox.append(alert);
        }
    }

    /** A teacher's consent at Google is gone, by which assignments for the license were seen; its note is the line of the activity. */
    void classroom(AccessNoted said) {
        outbox.append(LicenseAlerted.ofClassroom(
                said.licenseId(), database.stamp(), details(said).get("why")));
    }

    private static Map<String, String> details(AccessNoted said) {
        return said.details().stream().collect(toMap(Detail::name, Detail::value, (one, _) -> one));
    }

    private void raise(UUID licenseId, Alert alert, int seats, int taken) {
        outbox.append(LicenseAlerted.ofSeats(licenseId, alert, database.stamp(), seats, taken));
        activities.note(
                licenseId,
                Activities.Change.ALERT,
                Actor.SYSTEM,
                Map.of("alert", alert.name(), "seats", String.valueOf(seats), "taken", String.valueOf(taken)));
    }
}
