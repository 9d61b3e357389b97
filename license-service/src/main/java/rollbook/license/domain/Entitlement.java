package rollbook.license.domain;

/** What a person has coming on a license, before it is asked whether a seat is free. */
public enum Entitlement {
    /** At least one live grant and no exclusion that binds it: a member when seated, otherwise waiting. */
    ENTITLED,
    /** A pending invite: it holds a seat too, or waits unsent for one. */
    OFFERED,
    /** Neither. */
    NOTHING
}
