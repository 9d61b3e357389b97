package rollbook.lms.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.http.CallFailure;
import rollbook.lms.usecase.Registrations.Registration;

/** Asks a platform, here and now, what it can be asked. None of these fails: that it did not answer is an answer. */
public interface Probes {

    /**
     * What came of one.
     *
     * @param finding its stable name
     * @param why in words for the admin of a school
     * @param status what the platform answered, where that tells something
     * @param failure why it could not be called, where it could not
     */
    record Probed(
            boolean ok,
            Finding finding,
            String why,
            @Nullable Integer status,
            @Nullable CallFailure failure) {
        /** What needs no more saying. */
        public static Probed of(boolean ok, Finding finding, String why) {
            return new Probed(ok, finding, why, null, null);
        }
    }

    /** What a test can find; the names are stable, clients switch on them. */
    enum Finding {
        KEYS_READABLE,
        KEYS_ANSWERED,
        KEYS_TOO_WEAK,
        KEYS_UNREACHABLE,
        NO_KEYS,
        SERVICE_KNOWS_US,
        SERVICE_REFUSES,
        SERVICE_UNREACHABLE,
        CONFIRMED,
        TO_BE_CONFIRMED,
        SECRET_TAKEN,
        SECRET_REFUSED,
        SCHOOLOGY_AWAY,
        MESSAGES_CAME,
        NO_MESSAGE_YET,
        GRANT_GONE,
        SCOPES_GONE,
        GOOGLE_AWAY,
        COURSES_TAUGHT,
        COURSES_TOLD_OF
    }

    /** Whether a platform's keys can be read, and at least one of them is such as we take. */
    Probed keys(Registration registration);

    /** Whether it takes our own key, by asking it for a token to its services; none of them is used. */
    Probed service(Registration registration, String deployment);

    /** The same as the first of the keys Canvas signs live events with. */
    Probed canvasKeys();
}
