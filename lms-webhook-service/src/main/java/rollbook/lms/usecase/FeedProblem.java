package rollbook.lms.usecase;

import rollbook.kit.problem.ProblemTable;

/** Why a message of a feed is refused. */
public enum FeedProblem implements ProblemTable {
    // spotless:off
    NOT_SIGNED    (401, "feed-not-signed",    "This feed takes signed payloads alone: switch on \"Sign Payload\" in Canvas."),
    BAD_TOKEN     (401, "feed-bad-signature", "The message is not signed by Canvas."),
    OTHER_ACCOUNT (401, "feed-other-account", "The message is of another root account than this feed.");
    // spotless:on

    private final Row row;

    FeedProblem(int status, String slug, String title) {
        row = new Row(status, slug, title, null);
    }

    @Override
    public Row row() {
        return row;
    }
}
