package rollbook.kit.problem;

import org.jspecify.annotations.Nullable;

/** A table of problems: an enum whose every constant is a row. */
public interface ProblemTable extends ProblemType {

    /** What {@link ProblemType} asks of a problem, said in one line of the table. */
    record Row(
            int status, String slug, String title, @Nullable String rule) {}

    Row row();

    @Override
    default int status() {
        return row().status();
    }

    @Override
    default String slug() {
        return row().slug();
    }

    @Override
    default String title() {
        return row().title();
    }

    @Override
    default @Nullable String rule() {
        return row().rule();
    }
}
