package rollbook.enrollment.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemType;

/** What the enrollment API refuses, beyond what any API does. */
public enum EnrollmentProblem implements ProblemType {
    // spotless:off
    NO_ADDRESSES       (422, "no-addresses",       "There is no address to add.",                        "R24"),
    TOO_MANY_ADDRESSES (422, "too-many-addresses", "These are more rows than are added at once; split them.", "R24");
    // spotless:on

    private final int status;
    private final String slug;
    private final String title;
    private final @Nullable String rule;

    EnrollmentProblem(int status, String slug, String title, @Nullable String rule) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.rule = rule;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public @Nullable String rule() {
        return rule;
    }
}
