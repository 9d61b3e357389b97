package rollbook.lms.usecase;

import rollbook.kit.problem.ProblemTable;

/** What is refused of deliveries that were kept. */
public enum DeliveryProblem implements ProblemTable {
    // spotless:off
    STILL_DEAD (409, "delivery-failed-again", "The delivery could not be handled this time either; it is kept."),
    NO_REASON  (422, "no-reason",             "Say why, in at most 500 characters.");
    // spotless:on

    private final Row row;

    DeliveryProblem(int status, String slug, String title) {
        row = new Row(status, slug, title, null);
    }

    @Override
    public Row row() {
        return row;
    }
}
