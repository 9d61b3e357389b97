package rollbook.lms.usecase;

import rollbook.lms.usecase.Registrations.Registration;

/** Asks a platform, here and now, what it can be asked. None of these fails: that it did not answer is an answer. */
public interface Probes {

    /**
     * What came of one.
     *
     * @param why in words for the admin of a school
     */
    record Probed(boolean ok, String why) {}

    /** Whether a platform's keys can be read, and at least one of them is such as we take. */
    Probed keys(Registration registration);

    /** Whether it takes our own key, by asking it for a token to its services; none of them is used. */
    Probed service(Registration registration, String deployment);

    /** The same as the first of the keys Canvas signs live events with. */
    Probed canvasKeys();
}
