package rollbook.enrollment.inbound.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.usecase.CodeProblem;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.licenses.Authority;

/** Who may see and change a license's key or link: its admins and staff; a link only where there can be one (R32). */
@RequestScoped
class CodeAccess {
    private final ActingCaller caller;
    private final Authority authority;

    CodeAccess(ActingCaller caller, Authority authority) {
        this.caller = caller;
        this.authority = authority;
    }

    /** Who acts on which. */
    record Admitted(CodeKind kind, Actor actor) {}

    /**
     * The caller, acting on the license's code of the kind that goes by this name in paths.
     *
     * @throws ProblemException 404 as {@link Authority#require}, 409 where the license's type has none
     */
    Admitted require(UUID licenseId, String path) {
        var kind = CodeKind.ofPath(path).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var actor = caller.actor();
        if (!kind.isOn(authority.require(licenseId, actor).type())) {
            throw new ProblemException(CodeProblem.LINK_ONLY_ON_TEACHER);
        }
        return new Admitted(kind, actor);
    }
}
