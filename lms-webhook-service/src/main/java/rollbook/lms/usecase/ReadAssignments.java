package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.kit.paging.Cursor;
import rollbook.kit.paging.Page;
import rollbook.licenses.Authority;
import rollbook.lms.usecase.Assignments.Listed;

/** A license's assignments, for its admins and staff. */
@ApplicationScoped
public class ReadAssignments {
    private final Authority authority;
    private final Assignments assignments;

    ReadAssignments(Authority authority, Assignments assignments) {
        this.authority = authority;
        this.assignments = assignments;
    }

    @Transactional
    public Page<Listed> list(UUID licenseId, Actor actor, Cursor from) {
        authority.require(licenseId, actor);
        return Page.of(
                assignments.of(licenseId, from.afterId(), from.limit() + 1),
                from.limit(),
                listed -> listed.assignment().id().toString());
    }
}
