package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Ref;
import rollbook.lms.usecase.Assignments.Assignment;
import rollbook.lms.usecase.Connections.Connection;

/**
 * A teacher made an assignment of ours (R29). It is kept with its names; which license it is for is settled by asking who its
 * maker is ({@link SettleAssignments}), right after this transaction.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class MakeAssignment {
    private static final int LONGEST_TITLE = 200;

    private final Assignments assignments;
    private final Database database;

    MakeAssignment(Assignments assignments, Database database) {
        this.assignments = assignments;
        this.database = database;
    }

    /**
     * What was made.
     *
     * @param id our id of it, new
     * @param account the maker's, where our own app says it
     * @param licenseId the connection's; of one without a license the maker's choice, where our own app asked them
     * @param refs its names within the connection; not empty
     */
    public record Making(
            UUID id,
            Connection connection,
            LmsUser maker,
            @Nullable UUID account,
            @Nullable UUID licenseId,
            String title,
            List<Ref> refs) {

        /** One of the connection's license, or of whichever its maker is on. */
        public Making(
                UUID id, Connection connection, LmsUser maker, @Nullable UUID account, String title, List<Ref> refs) {
            this(id, connection, maker, account, connection.licenseId(), title, refs);
        }

        @Override
        public String toString() {
            return "Making[" + id + "]";
        }
    }

    /** The assignment; the one made before where one of the connection has its first name, which then has the others too. */
    public Assignment make(Making making) {
        var connectionId = making.connection().id();
        assignments.hold(connectionId, making.refs(), true);
        var first = making.refs().getFirst();
        var before = assignments.find(connectionId, first);
        var made = before.orElseGet(() -> keep(making));
        making.refs().forEach(ref -> assignments.name(connectionId, ref, made.id()));
        return made;
    }

    private Assignment keep(Making making) {
        var stamp = database.stamp();
        var made = new Assignment(
                making.id(),
                making.connection().id(),
                making.licenseId(),
                AssignmentState.ASKED,
                title(making.title()),
                making.maker(),
                making.account(),
                database.now(),
                stamp);
        assignments.keep(made);
        return made;
    }

    /** A name somebody else gave may be longer than a list shows. */
    private static String title(String given) {
        var title = Optional.of(given.strip()).filter(some -> !some.isEmpty()).orElse("Assignment");
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
