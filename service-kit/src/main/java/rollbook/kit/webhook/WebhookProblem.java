package rollbook.kit.webhook;

import rollbook.kit.problem.ProblemTable;

/** What is refused of a signed delivery before it is read. */
public enum WebhookProblem implements ProblemTable {
    // spotless:off
    BAD_SIGNATURE (401, "bad-signature", "The delivery is not signed with a secret we share, or not in the last five minutes.");
    // spotless:on

    private final Row row;

    WebhookProblem(int status, String slug, String title) {
        row = new Row(status, slug, title, null);
    }

    @Override
    public Row row() {
        return row;
    }
}
