package rollbook.license.usecase;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;

/**
 * Who made an assignment, as the LMS has them.
 *
 * @param account theirs, where they are signed in to our own app: proof
 * @param addressesConfirmed whether the addresses of where they come from count on any license, not only in its domains
 */
public record Maker(LmsUser user, @Nullable UUID account, boolean addressesConfirmed) {

    @Override
    public String toString() {
        return "Maker[hidden]";
    }
}
