package rollbook.license.usecase;

import rollbook.kit.problem.ProblemType;
import rollbook.license.domain.RefusalReason;

/** A request refused by a rule the domain knows: its sentence is the problem's title. */
record RefusedProblem(RefusalReason reason) implements ProblemType {

    @Override
    public int status() {
        return 409;
    }

    @Override
    public String slug() {
        return reason.slug();
    }

    @Override
    public String title() {
        return reason.sentence();
    }

    @Override
    public String rule() {
        return reason.rule();
    }
}
