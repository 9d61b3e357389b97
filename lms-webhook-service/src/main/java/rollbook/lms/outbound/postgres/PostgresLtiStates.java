package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Digests;
import rollbook.lms.usecase.LtiStates;

/**
 * The logins as rows, found by a digest of their state; time is PostgreSQL's. Anybody may begin one, so a platform has so many
 * places and no more: a login takes the next, all replicas counting together, and whoever was there before has to begin again.
 * One platform's logins take no place of another's.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLtiStates implements LtiStates {
    private static final String BEGIN = """
            insert into lti_state (id, nonce, registration_id, deployment, place, expires_at)
            values (?, ?, ?, ?, nextval('lti_login') % ?, clock_timestamp() + interval '5 minutes')
            on conflict (registration_id, place) do update
            set id = excluded.id, nonce = excluded.nonce, deployment = excluded.deployment, expires_at = excluded.expires_at
            """;

    private final Database database;
    private final int places;

    PostgresLtiStates(Database database, @ConfigProperty(name = "rollbook.lti.most-logins") int places) {
        this.database = database;
        this.places = places;
    }

    @Override
    public void begin(String state, Login login) {
        database.with(sql -> sql.execute(
                BEGIN, Digests.of(state), login.nonce(), login.registrationId(), login.deployment(), places));
    }

    @Override
    public Optional<Login> find(String state) {
        return database.with(sql -> sql.select(
                        "select * from lti_state where id = ? and expires_at > clock_timestamp()", Digests.of(state))
                .map((row, _) -> new Login(
                        row.getString("nonce"),
                        row.getObject("registration_id", UUID.class),
                        row.getString("deployment")))
                .findFirst());
    }

    @Override
    public boolean use(String state) {
        return database.with(sql -> sql.execute(
                        "delete from lti_state where id = ? and expires_at > clock_timestamp()", Digests.of(state)))
                == 1;
    }

    @Override
    public void forgetOld() {
        database.with(sql -> sql.execute("delete from lti_state where expires_at < clock_timestamp()"));
    }
}
