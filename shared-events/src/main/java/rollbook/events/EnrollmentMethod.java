package rollbook.events;

/** The seven ways onto a license, in the order of table 1 of the rules. Where each is open is license-service's word. */
public enum EnrollmentMethod {
    /** Sync of Google Workspace organizational units. */
    OU,
    /** Upload of a CSV file. */
    CSV,
    /** Addresses typed or pasted. */
    EMAIL,
    /** An assignment of ours, opened in an LMS. */
    LMS,
    /** The license link. */
    LINK,
    /** The license key. */
    KEY,
    /** An address in a domain the license is deployed to. */
    DOMAIN
}
