package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import rollbook.events.Event;
import rollbook.events.InviteAccepted;
import rollbook.events.InviteClosed;
import rollbook.events.Topic;
import rollbook.invite.domain.Answering;
import rollbook.invite.domain.Invite;
import rollbook.invite.domain.InviteState;
import rollbook.invite.domain.Reply;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** The invited person accepts or declines (R50). Once this is committed the answer is durable, and license-service hears of it. */
@ApplicationScoped
public class AnswerInvite {
    private final Invites invites;
    private final Outbox outbox;
    private final Database database;

    AnswerInvite(Invites invites, Outbox outbox, Database database) {
        this.invites = invites;
        this.outbox = outbox;
        this.database = database;
    }

    /**
     * Answers an invite; the same answer again changes nothing.
     *
     * @param email the account's verified address, normalized
     * @return how the invite stands: an accepted one is {@code CONFIRMING} until license-service said <em>member</em>
     * @throws ProblemException 404 unless it is this address's, 409 when it was answered otherwise, 410 when there is nothing
     *     to answer any more
     */
    @Transactional
    public InviteState answer(UUID inviteId, String email, UUID account, Reply reply) {
        var invite = invites.lock(inviteId, email).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return switch (invite.answer(reply, database.now())) {
            case Answering.Given(var state) -> {
                tell(invite, state, account, reply);
                yield state;
            }
            case Answering.Repeated(var state) -> state;
            case Answering.TooLate(var state) -> throw new ProblemException(InviteProblem.tooLate(state));
        };
    }

    private void tell(Invite invite, InviteState state, UUID account, Reply reply) {
        var stamp = database.stamp();
        Event fact = switch (reply) {
            case ACCEPT -> new InviteAccepted(invite.licenseId(), invite.id(), invite.memberId(), account, stamp);
            case DECLINE ->
                new InviteClosed(
                        invite.licenseId(),
                        invite.id(),
                        invite.memberId(),
                        InviteClosed.Reason.DECLINED,
                        account,
                        stamp);
        };
        var factId = outbox.append(Topic.ENROLLMENT_LIVE, List.of(fact)).getFirst();
        invites.answer(invite.id(), state, factId, account);
    }
}
