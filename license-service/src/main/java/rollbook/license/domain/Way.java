package rollbook.license.domain;

/** How a batch's people come onto a license: held once for all of them (X31). */
public enum Way {
    /** Members at once. */
    ADDED,
    /** Members when they accept (R50); a person is asked once, however many invite them. */
    INVITED
}
