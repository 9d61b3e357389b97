package rollbook.ousync.domain;

/** Why people who are absent from the directory stay on the license until somebody approves (X7, X28). */
public enum HoldCause {
    /** More than 20 and more than 5 % of a unit or of the license would leave at once (X28). */
    MASS_REMOVAL,
    /** Google says nobody is in a unit that had members (X7). */
    EMPTY_UNIT,
    /** Removals stand still for a range of days an admin named. */
    FREEZE,
    /** The authorization was lost and is new; what changed meanwhile is looked at first. */
    NEW_AUTHORIZATION,
    /** Others are held already, and whoever is new stays held with them (X28). */
    OPEN_HOLD
}
