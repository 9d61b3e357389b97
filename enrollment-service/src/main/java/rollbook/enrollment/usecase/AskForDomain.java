package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.DomainName;
import rollbook.enrollment.domain.Remark;
import rollbook.enrollment.usecase.DomainRequests.Request;
import rollbook.enrollment.usecase.DomainRequests.State;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/** A customer requests to be deployed to a domain, sees what became of it, and may take it back (R38). */
@ApplicationScoped
public class AskForDomain {
    private final DomainAuthority authority;
    private final DomainRequests requests;
    private final Deployments deployments;
    private final NoteDomains noteDomains;
    private final Database database;
    private final Ids ids;

    AskForDomain(
            DomainAuthority authority,
            DomainRequests requests,
            Deployments deployments,
            NoteDomains noteDomains,
            Database database,
            Ids ids) {
        this.authority = authority;
        this.requests = requests;
        this.deployments = deployments;
        this.noteDomains = noteDomains;
        this.database = database;
        this.ids = ids;
    }

    /** What is asked for. */
    public record Wish(DomainName domain, @Nullable String note) {}

    /**
     * Reads a wish for a license. Not within a transaction: license-service may be asked.
     *
     * @throws ProblemException 404: who may; 409 or 422: the license, the domain or the note
     */
    public Wish read(UUID licenseId, Actor actor, String typed, @Nullable String note) {
        var domain = authority.deployable(authority.require(licenseId, actor), typed);
        var remark = Optional.ofNullable(note).filter(text -> !text.isBlank()).map(AskForDomain::remark);
        return new Wish(domain, remark.orElse(null));
    }

    /**
     * Takes a request in.
     *
     * @throws ProblemException 409 where it is deployed or requested already
     */
    @Transactional(TxType.MANDATORY)
    public Request ask(UUID licenseId, Actor actor, Wish wish) {
        var domain = wish.domain().ascii();
        if (deployments
                .standing(licenseId, domain)
                .filter(standing -> standing.state() == Deployments.State.DEPLOYED)
                .isPresent()) {
            throw new ProblemException(DomainProblem.DEPLOYED_ALREADY);
        }
        var id = ids.next();
        if (!requests.add(id, licenseId, wish.domain(), wish.note(), actor)) {
            throw new ProblemException(DomainProblem.REQUESTED_ALREADY);
        }
        noteDomains.note(licenseId, Act.REQUESTED, domain, actor);
        return requests.find(id).orElseThrow();
    }

    /** Up to {@code limit} requests of a license after one, in the order they were made. */
    public List<Request> list(UUID licenseId, Actor actor, UUID after, int limit) {
        authority.require(licenseId, actor);
        return requests.list(licenseId, null, after, limit);
    }

    /**
     * Takes an open request back.
     *
     * @throws ProblemException 404 for no request of that license, 409 where it is decided
     */
    public void withdraw(UUID licenseId, Actor actor, UUID requestId) {
        authority.require(licenseId, actor);
        var request = requests.find(requestId)
                .filter(found -> found.licenseId().equals(licenseId))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (request.state() != State.WITHDRAWN) {
            database.inTransaction(() -> withdraw(request, actor));
        }
    }

    private Request withdraw(Request request, Actor actor) {
        if (!requests.decide(request.id(), State.WITHDRAWN, actor, null)) {
            throw new ProblemException(DomainProblem.REQUEST_DECIDED);
        }
        noteDomains.note(request.licenseId(), Act.WITHDRAWN, request.domain().ascii(), actor);
        return request;
    }

    static String remark(String typed) {
        return Remark.read(typed).orElseThrow(() -> new ProblemException(DomainProblem.REMARK));
    }
}
