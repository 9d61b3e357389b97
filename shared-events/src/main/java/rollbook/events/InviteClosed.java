package rollbook.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact: an invite was answered with no, or not at all; its seat is free. One that is withdrawn is closed by
 * license-service itself ({@link InviteWithdrawn}).
 *
 * @param inviteId as {@link InviteRequested} named it
 * @param accountId the account that declined
 * @param stamp microseconds since 1970 of the database clock when it was closed; for the ledger
 */
public record InviteClosed(
        UUID licenseId,
        UUID inviteId,
        UUID memberId,
        Reason reason,
        @Nullable UUID accountId,
        long stamp) implements Event {

    /** Why an invite is no longer pending. */
    public enum Reason {
        DECLINED,
        EXPIRED
    }
}
