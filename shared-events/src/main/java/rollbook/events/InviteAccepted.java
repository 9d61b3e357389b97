package rollbook.events;

import java.util.UUID;

/**
 * A fact: the invited person accepted (R50). It answers an offer and counts with the offer's stamp: a removal or
 * exclusion after the offer voids it, whichever arrives first (RULES §4).
 *
 * @param inviteId as {@link InviteRequested} named it
 * @param memberId the person, as {@link InviteRequested} named them
 * @param accountId the account that accepted, whose verified address is the invited one
 * @param stamp microseconds since 1970 of the database clock when it was accepted; for the ledger, not to judge by
 */
public record InviteAccepted(UUID licenseId, UUID inviteId, UUID memberId, UUID accountId, long stamp)
        implements Event {}
