package rollbook.license.outbound.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import rollbook.events.Actor;

/** Actors as three columns hold them. */
final class Actors {
    private Actors() {}

    static <S extends SqlStatement<S>> S bind(S statement, Actor actor) {
        return statement
                .bind("account", actor.accountId())
                .bind("email", actor.email())
                .bind("role", actor.role().name());
    }

    static Actor read(ResultSet row) throws SQLException {
        return new Actor(
                row.getObject("actor_account", UUID.class),
                row.getString("actor_email"),
                Actor.Role.valueOf(row.getString("actor_role")));
    }
}
