package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.kit.sql.Database;
import rollbook.licenses.Authority;
import rollbook.lms.usecase.Assignments.Listed;

/** A license's assignments, for its admins and staff. */
@ApplicationScoped
public class ReadAssignments {
    private final Authority authority;
    private final Assignments assignments;
    private final Database database;

    ReadAssignments(Authority authority, Assignments assignments, Database database) {
        this.authority = authority;
        this.assignments = assignments;
        this.database = database;
    }

    public Page<Listed> list(UUID licenseId, Actor actor, Cursor from) {
        authority.require(licenseId, actor);
        return Page.of(
                database.inTransaction(() -> assignments.of(licenseId, from.afterId(), from.limit() + 1)),
                from.limit(),
                listed -> listed.assignment().id().toString());
    }
}
