package rollbook.invite.usecase;

import rollbook.invite.domain.InviteState;
import rollbook.kit.problem.ProblemTable;

/** What the invite API refuses, beyond what any API does. */
public enum InviteProblem implements ProblemTable {
    // spotless:off
    ACCEPTED  (409, "invite-accepted",  "This invite was accepted already.",                              "R50"),
    DECLINED  (409, "invite-declined",  "This invite was declined; ask the school for another one.",      "R50"),
    EXPIRED   (410, "invite-expired",   "This invite has run out; ask the school for another one.",       "X17"),
    WITHDRAWN (410, "invite-withdrawn", "This invite was taken back: there is nothing to answer any more.", "§4");
    // spotless:on

    private final Row row;

    InviteProblem(int status, String slug, String title, String rule) {
        row = new Row(status, slug, title, rule);
    }

    /** Why an invite in this state does not take an answer. */
    static InviteProblem tooLate(InviteState state) {
        return switch (state) {
            case CONFIRMING, ACCEPTED -> ACCEPTED;
            case DECLINED -> DECLINED;
            case EXPIRED -> EXPIRED;
            case WITHDRAWN -> WITHDRAWN;
            case PENDING -> throw new IllegalArgumentException("a pending invite takes any answer");
        };
    }

    @Override
    public Row row() {
        return row;
    }
}
