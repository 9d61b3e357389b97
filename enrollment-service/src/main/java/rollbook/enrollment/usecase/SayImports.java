package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.trace.Traces;

/**
 * Says who stands in the accepted imports, in facts of 500 on the bulk lane (R20). How far it has come is kept in the
 * same transaction as what was said, so whoever goes on after a crash neither repeats nor leaves out anybody.
 */
@ApplicationScoped
public class SayImports {
    /** The most people a fact on the bulk lane names (DESIGN §3). */
    private static final int PEOPLE_PER_FACT = 500;

    private static final int ROWS_A_STEP = 10 * PEOPLE_PER_FACT;

    private final Imports imports;
    private final Outbox outbox;

    SayImports(Imports imports, Outbox outbox) {
        this.imports = imports;
        this.outbox = outbox;
    }

    /** Goes on with the import that is least far; false: every import was said. */
    @Transactional
    public boolean step() {
        return imports.nextToSay().map(this::say).orElse(false);
    }

    private boolean say(Imports.ToSay due) {
        var batch = due.batch();
        var upTo = Math.min(due.saidTo() + ROWS_A_STEP, due.lastRow());
        var people = imports.people(batch.id(), due.saidTo(), upTo);
        if (!people.isEmpty()) {
            var named = people.stream()
                    .map(person -> new UserEnrolled.Person(person.row(), person.email(), null))
                    .toList();
            var facts = EnrolledChunks.of(batch, due.planId(), named, PEOPLE_PER_FACT);
            Traces.goingOn(due.trace(), () -> outbox.append(Topic.ENROLLMENT_BULK, facts));
        }
        imports.said(batch.id(), upTo, upTo == due.lastRow());
        return true;
    }
}
