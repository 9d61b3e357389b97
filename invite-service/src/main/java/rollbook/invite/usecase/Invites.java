package rollbook.invite.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.InviteRequested;
import rollbook.invite.domain.Invite;
import rollbook.invite.domain.InviteState;

/** The invites, to be changed. All of it belongs in a transaction under way; what is locked stays so until its end. */
public interface Invites {

    /** Offers those that are new, and those that were withdrawn. */
    void offer(InviteRequested request);

    /** Takes these back, whatever was answered meanwhile: license-service had not heard of it. An accepted one stays accepted. */
    void withdraw(Collection<UUID> inviteIds);

    /** Locks an invite, if it is this address's. */
    Optional<Invite> lock(UUID inviteId, String email);

    /** Locks the invite whose answer that fact told of, while its verdict is awaited. */
    Optional<Invite> lockAnswered(UUID factId);

    /** Locks the invites of these people whose acceptance is kept until the license is renewed. */
    List<Invite> lockKept(UUID licenseId, Collection<UUID> memberIds);

    /** Locks up to {@code limit} pending invites whose time is over; those somebody else has in hand are left to them. */
    List<Invite> lockRunOut(int limit);

    /** Writes an answer and the fact that tells of it. */
    void answer(UUID inviteId, InviteState state, UUID factId, @Nullable UUID account);

    /** Writes that these ran out: by invite the fact that tells of it. */
    void runOut(Map<UUID, UUID> factIds);

    /** Writes what a verdict made of an invite. One that ran out and is open again stays so for ten minutes at least. */
    void conclude(Invite invite, Invite.Concluded concluded);

    /** Who turned out to be somebody else has their kept acceptance under that id from now on. */
    void follow(UUID licenseId, UUID from, UUID into);

    /** Writes that the pop-up of a pending invite was shown or closed. */
    void popUp(UUID inviteId, boolean closed);
}
