package rollbook.invite.outbound.mail;

import rollbook.invite.domain.Notice;

/**
 * What a notice says first.
 *
 * @param subject of the mail, one line
 * @param lead its first sentence
 */
record Wording(String subject, String lead) {

    /** For an invite to a license of that name. */
    static Wording of(Notice notice, String license) {
        return switch (notice) {
            case INVITED -> new Wording("You are invited to " + license, "You are invited to " + license + ".");
            case WEEK, REMINDER ->
                new Wording("Your invite to " + license + " is waiting", "Your invite to " + license + " still waits.");
            case LAST_DAYS ->
                new Wording(
                        "Your invite to " + license + " runs out soon",
                        "Your invite to " + license + " runs out in a few days.");
        };
    }
}
