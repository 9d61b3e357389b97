package rollbook.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact: an invite was declined or ran out, so its seat is free again. While a license is frozen none runs out: that is
 * refused, and the invite is pending still. To withdraw one is license-service's own act ({@link InviteWithdrawn}).
 *
 * @param inviteId as {@link InviteRequested} named it
 * @param memberId the person, as {@link InviteRequested} named them
 * @param accountId the account that declined; absent where the invite ran out
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
        /** The invited person said no. */
        DECLINED,
        /** Nobody answered in time (X17). */
        EXPIRED
    }
}
