package rollbook.invite.outbound.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseAlerted;
import rollbook.invite.usecase.AlertMails;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** The mails as rows, a row an admin. What was taken in hand is known by its count of tries. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresAlertMails implements AlertMails {
    private static final String TAKE = """
            update alert_mail set due_at = clock_timestamp() + interval '10 minutes', tries = tries + 1
            where (license_id, kind, stamp, email) in (
              select license_id, kind, stamp, email from alert_mail where due_at <= now()
              order by due_at limit ? for update skip locked)
            returning *
            """;

    private final Database database;
    private final ObjectMapper json;

    PostgresAlertMails(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void owe(LicenseAlerted alert, List<String> emails) {
        database.with(sql -> sql.execute(
                """
                insert into alert_mail (license_id, kind, stamp, email, alert)
                select ?, ?, ?, email, cast(? as jsonb) from unnest(?) email on conflict do nothing
                """,
                alert.licenseId(),
                alert.alert().name(),
                alert.stamp(),
                write(alert),
                emails.toArray(String[]::new)));
    }

    @Override
    public List<Due> take(int limit) {
        return database.with(
                sql -> sql.select(TAKE, limit).map((row, _) -> due(row)).list());
    }

    @Override
    public void done(Due due) {
        plan(due, null, due.tries());
    }

    @Override
    public void again(Due due, Instant at) {
        plan(due, at, due.tries());
    }

    @Override
    public void putBack(Due due) {
        plan(due, database.now(), due.tries() - 1);
    }

    private void plan(Due due, @Nullable Instant at, int tries) {
        database.with(sql -> sql.execute(
                """
                update alert_mail set due_at = ?, tries = ?
                where license_id = ? and kind = ? and stamp = ? and email = ? and tries = ?
                """,
                Instants.utc(at),
                tries,
                due.alert().licenseId(),
                due.alert().alert().name(),
                due.alert().stamp(),
                due.email(),
                due.tries()));
    }

    @Override
    public void forgetOld() {
        database.with(
                sql -> sql.execute("delete from alert_mail where heard_at < clock_timestamp() - interval '8 days'"));
    }

    private Due due(ResultSet row) throws SQLException {
        return new Due(read(row.getString("alert")), row.getString("email"), row.getInt("tries"));
    }

    private LicenseAlerted read(String alert) {
        try {
            return json.readValue(alert, LicenseAlerted.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert of ours cannot be read", e);
        }
    }

    private String write(LicenseAlerted alert) {
        try {
            return json.writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert cannot be written", e);
        }
    }
}
