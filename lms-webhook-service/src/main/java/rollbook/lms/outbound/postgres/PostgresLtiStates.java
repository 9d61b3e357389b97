package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Digests;
import rollbook.lms.usecase.LtiStates;

/** The logins as rows, found by a digest of their state; time is PostgreSQL's. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLtiStates implements LtiStates {
    private final Database database;

    PostgresLtiStates(Database database) {
        this.database = database;
    }

    @Override
    public void begin(String state, Login login) {
        database.with(sql -> sql.execute(
                "insert into lti_state (id, nonce, registration_id, deployment, expires_at)"
                        + " values (?, ?, ?, ?, clock_timestamp() + interval '5 minutes')",
                Digests.of(state),
                login.nonce(),
                login.registrationId(),
                login.deployment()));
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
