package rollbook.kit.consumer;

import rollbook.kit.problem.ProblemTable;

/** What is refused of dead letters. */
enum DeadLetterProblem implements ProblemTable {
    // spotless:off
    STILL_UNREADABLE (409, "still-unreadable", "The message still cannot be read; it is kept."),
    FAILED_AGAIN     (409, "failed-again",     "Handling it failed again; nothing was half done, and it is kept."),
    NO_REASON        (422, "no-reason",        "Say why, in at most 500 characters.");
    // spotless:on

    private final Row row;

    DeadLetterProblem(int status, String slug, String title) {
        row = new Row(status, slug, title, null);
    }

    @Override
    public Row row() {
        return row;
    }
}
