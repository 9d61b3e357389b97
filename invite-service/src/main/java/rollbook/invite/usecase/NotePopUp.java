package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** The app showed an invite's pop-up, or its reader closed it: the invite is as pending as before (R50). */
@ApplicationScoped
public class NotePopUp {
    private final Invites invites;
    private final InviteLists lists;

    NotePopUp(Invites invites, InviteLists lists) {
        this.invites = invites;
        this.lists = lists;
    }

    /**
     * Notes it; of an invite that was answered meanwhile there is nothing to note.
     *
     * @throws ProblemException 404 unless it is this address's
     */
    @Transactional
    public void note(UUID inviteId, String email, boolean closed) {
        if (lists.find(inviteId, email).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        invites.popUp(inviteId, closed);
    }
}
