package rollbook.enrollment.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** What the enrollment API refuses, beyond what any API does. */
public enum EnrollmentProblem implements ProblemTable {
    // spotless:off
    NO_ADDRESSES       (422, "no-addresses",       "There is no address to add.",                            "R24"),
    TOO_MANY_ADDRESSES (422, "too-many-addresses", "These are more rows than are added at once; split them.", "R24"),
    NOT_A_CSV_FILE     (422, "not-a-csv-file",     "The file is no CSV file.",                               "R17"),
    EMPTY_FILE         (422, "empty-file",         "The file is empty.",                                     "R17"),
    NO_EMAIL_COLUMN    (422, "no-email-column",    "The file has no column with the header Email.",          "X12"),
    TWO_EMAIL_COLUMNS  (422, "two-email-columns",  "The file has more than one column with the header Email.", "X12"),
    HEADER_TOO_LONG    (422, "header-too-long",    "The first row of the file is too long for a header.",    "R17"),
    NO_ROWS            (422, "no-rows",            "There is nothing under the header Email.",               "R17"),
    TOO_MANY_ROWS      (422, "too-many-rows",      "The file has more rows than are taken at once; split it.", "R20"),
    FILE_TOO_LARGE     (413, "file-too-large",     "The file is larger than is taken at once; split it.",    "R20"),
    NO_FILE            (422, "no-file",            "There is no file in the form.",                          "R17"),
    UPLOAD_TOO_SLOW    (408, "upload-too-slow",    "The file did not arrive in time; try again.",            null),
    NO_PLAN            (404, "no-such-plan",       "There is no such plan.",                                 "X30"),
    PLAN_OF_ANOTHER    (409, "plan-of-another",    "Only who made a plan commits it.",                       "X30"),
    PLAN_UNFINISHED    (409, "plan-unfinished",    "The plan is still being made; wait until it is PLANNED.", "X30"),
    PLAN_USED          (409, "plan-used",          "The plan was committed already.",                        "X30"),
    PLAN_OUTDATED      (409, "plan-outdated",      "Somebody would fare otherwise than the plan showed; look at a new one.", "X30"),
    PLAN_EXPIRED       (410, "plan-expired",       "A plan can be committed for 24 hours; look at a new one.", "X30"),
    NOT_UNDOABLE       (409, "not-undoable",       "Only what added people is taken back, and only once each of its rows has its outcome.", "X32"),
    UNDO_OF_ANOTHER    (409, "undo-of-another",    "Who added these people takes them back, or our staff do.", "X32"),
    UNDONE_ALREADY     (409, "undone-already",     "This was taken back already.",                           "X32"),
    NOTHING_TO_UNDO    (409, "nothing-to-undo",    "Nobody is on the license by this alone.",                "X32");
    // spotless:on

    private final Row row;

    EnrollmentProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
