package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.UUID;
import rollbook.events.InviteClosed;
import rollbook.events.Topic;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;

/**
 * Invites nobody answered in time run out, and their seats are free (X17). Several replicas may do it at once. Whether the
 * license was frozen just then is judged once more by license-service; if so, the invite is open again.
 */
@ApplicationScoped
public class ExpireInvites {
    /** Few enough that a whole school's invites, running out in one moment, do not hold up the live lane. */
    private static final int AT_ONCE = 200;

    private final Invites invites;
    private final Outbox outbox;
    private final Database database;

    ExpireInvites(Invites invites, Outbox outbox, Database database) {
        this.invites = invites;
        this.outbox = outbox;
        this.database = database;
    }

    /** Lets up to 200 of them run out; how many did. */
    @Transactional
    public int step() {
        var over = invites.lockRunOut(AT_ONCE);
        if (over.isEmpty()) {
            return 0;
        }
        var stamp = database.stamp();
        var facts = over.stream()
                .map(invite -> new InviteClosed(
                        invite.licenseId(), invite.id(), invite.memberId(), InviteClosed.Reason.EXPIRED, null, stamp))
                .toList();
        var factIds = outbox.append(Topic.ENROLLMENT_LIVE, facts);
        var told = new HashMap<UUID, UUID>();
        for (var i = 0; i < over.size(); i++) {
            told.put(over.get(i).id(), factIds.get(i));
        }
        invites.runOut(told);
        return over.size();
    }
}
