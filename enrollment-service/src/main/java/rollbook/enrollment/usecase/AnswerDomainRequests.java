package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.Proof;
import rollbook.enrollment.usecase.DomainRequests.Request;
import rollbook.enrollment.usecase.DomainRequests.State;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** Staff answer what customers request: one call approves a request and deploys it, or declines it (R38). */
@ApplicationScoped
public class AnswerDomainRequests {
    private final DomainAuthority authority;
    private final DomainRequests requests;
    private final DeployDomain deployDomain;
    private final NoteDomains noteDomains;
    private final Database database;

    AnswerDomainRequests(
            DomainAuthority authority,
            DomainRequests requests,
            DeployDomain deployDomain,
            NoteDomains noteDomains,
            Database database) {
        this.authority = authority;
        this.requests = requests;
        this.deployDomain = deployDomain;
        this.noteDomains = noteDomains;
        this.database = database;
    }

    /** Up to {@code limit} requests of all licenses after one, in the order they were made; null = in every state. */
    public List<Request> list(Actor actor, @Nullable State state, UUID after, int limit) {
        DomainAuthority.requireStaff(actor);
        return requests.list(null, state, after, limit);
    }

    /**
     * Deploys what is requested; an approved one again is answered as it stands.
     *
     * @throws ProblemException as {@link DeployDomain#deploy}, after which the request is open as before; 409 where it was
     *     declined or withdrawn, before or meanwhile
     */
    public Request approve(UUID requestId, Actor actor, Supplier<Proof> proof) {
        var request = requireStaff(requestId, actor);
        switch (request.state()) {
            case REQUESTED -> deployDomain.deploy(request, actor, proof, () -> isApproved(requestId, actor));
            case APPROVED -> {
                return request;
            }
            case DECLINED, WITHDRAWN -> throw new ProblemException(DomainProblem.REQUEST_DECIDED);
        }
        return requests.find(requestId).orElseThrow();
    }

    /**
     * Declines it, with a reason the customer reads.
     *
     * @throws ProblemException 404, 403, 422 without a reason, 409 where it is decided
     */
    public Request decline(UUID requestId, Actor actor, @Nullable String reason) {
        var request = requireStaff(requestId, actor);
        var remark = AskForDomain.remark(reason == null ? "" : reason);
        database.inTransaction(() -> {
            if (!requests.decide(requestId, State.DECLINED, actor, remark)) {
                throw new ProblemException(DomainProblem.REQUEST_DECIDED);
            }
            noteDomains.note(request.licenseId(), Act.DECLINED, request.domain().ascii(), actor);
            return request;
        });
        return requests.find(requestId).orElseThrow();
    }

    /** Approved by this call; false: by another at the same time. */
    private boolean isApproved(UUID requestId, Actor actor) {
        var decided = requests.decide(requestId, State.APPROVED, actor, null);
        if (!decided && requests.find(requestId).map(Request::state).orElse(null) != State.APPROVED) {
            throw new ProblemException(DomainProblem.REQUEST_DECIDED);
        }
        return decided;
    }

    private Request requireStaff(UUID requestId, Actor actor) {
        var request = requests.find(requestId).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        authority.requireStaff(request.licenseId(), actor);
        return request;
    }
}
