package rollbook.license.domain;

/** What an actor is to one license, as license-service knows it; not what the accepting service believed. */
public enum Standing {
    /** An authorized member of the vendor's team, on every license. */
    STAFF,
    /** A license admin with authority over the whole email domain: every license admin unless staff say otherwise (R49). */
    DOMAIN_ADMIN,
    /** A license admin without it. */
    LICENSE_ADMIN,
    /** A stranger to the license; a member who is no admin is one. */
    NONE
}
