package rollbook.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact: a learner opened an assignment of our app in an LMS (R29, X11). Whether that enrolls them is
 * license-service's word: the method must be on (R26) and the maker on the license (X26).
 *
 * @param assignmentId our id of the assignment, 1–255 characters; pinned to this license when it was made (X10, X27)
 * @param maker who made it, as an instructor of that LMS
 * @param person who opened it, as a learner of that LMS
 * @param stamp microseconds since 1970 of the database clock when the launch was accepted
 * @param addressesConfirmed whether the license's admin had confirmed the LMS connection the launch came by: then the
 *     addresses it asserts count outside the license's domains too (DESIGN §2 <em>Person</em>); absent = not confirmed
 */
public record AssignmentOpened(
        UUID licenseId,
        String assignmentId,
        LmsUser maker,
        LmsUser person,
        long stamp,
        @Nullable Boolean addressesConfirmed)
        implements Event {

    /** Opened by way of a connection nobody confirmed. */
    public AssignmentOpened(UUID licenseId, String assignmentId, LmsUser maker, LmsUser person, long stamp) {
        this(licenseId, assignmentId, maker, person, stamp, null);
    }

    /** Whether what the platform asserts of addresses counts everywhere. */
    public boolean vouchesForAddresses() {
        return Boolean.TRUE.equals(addressesConfirmed);
    }

    /**
     * Somebody as an LMS knows them. The three ids, 1–255 characters each, are together proof of who it is; the
     * address is the platform's claim.
     *
     * @param issuer the platform, as it names itself in its tokens
     * @param deployment the deployment of our tool in it; many customers may share one issuer
     * @param subject the user there
     * @param email normalized by {@link EmailAddress}; absent where the platform does not share it
     */
    public record LmsUser(
            String issuer,
            String deployment,
            String subject,
            @Nullable String email) {

        /**
         * The issuer of whoever comes by Google Classroom. Whoever says it has asked Google: then {@code subject} is the
         * user's Google id, the one a directory lists them by, and {@code email} the address Google has for them. No
         * platform somebody registered may bear it.
         */
        public static final String GOOGLE = "https://accounts.google.com";

        /**
         * The issuer of whoever our own app names: then {@code subject} is their account's id, and {@code email} its verified
         * address. No platform can be registered so: a platform's issuer is a URL.
         */
        public static final String APP = "urn:rollbook:app";

        /** Whether it is a user of Google, by their Google id. */
        public boolean ofGoogle() {
            return issuer.equals(GOOGLE);
        }

        /** The account of whoever our own app names; null of anybody else, and where the subject is no account's id. */
        public @Nullable UUID account() {
            try {
                return issuer.equals(APP) ? UUID.fromString(subject) : null;
            } catch (IllegalArgumentException _) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "LmsUser[hidden]";
        }
    }

    @Override
    public String toString() {
        return "AssignmentOpened[" + licenseId + ", stamp=" + stamp + "]";
    }
}
