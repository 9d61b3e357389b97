package rollbook.license.domain;

/** Why a list or a sync adds people at once or invites them: the rule, and the sentence the admin reads (X30). */
enum WayReason {
    STAFF_ADD(Way.ADDED, "R22", "Our staff add people at once, on every license."),
    DOMAIN_ADMIN_ADDS(Way.ADDED, "R49", "People are added at once: you have authority over the whole email domain."),
    PLAIN_ADMIN_INVITES(
            Way.INVITED,
            "R48",
            "People are invited and become members when they accept: you have no authority over the whole email domain."),
    ALWAYS_INVITES(
            Way.INVITED,
            "R52",
            "People are invited and become members when they accept: this license is set to invite always."),
    NEVER_INVITES(Way.ADDED, "R52", "People are added at once: this license is set never to invite."),
    TEACHER_NEVER_INVITES(Way.ADDED, "X2", "People are added at once: a Teacher license never invites."),
    SYNC_ADDS(Way.ADDED, "R8", "Whoever is active under a picked unit is added at once.");

    final Way way;
    final String rule;
    final String sentence;

    WayReason(Way way, String rule, String sentence) {
        this.way = way;
        this.rule = rule;
        this.sentence = sentence;
    }
}
