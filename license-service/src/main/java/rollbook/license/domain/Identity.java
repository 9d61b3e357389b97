package rollbook.license.domain;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.EmailAddress;
import rollbook.license.domain.KnownBy.Kind;

/**
 * How a fact names somebody; at least one of these. Account, Google id and LMS id are proof, an address alone is a claim
 * (DESIGN §2 <em>Person</em>).
 *
 * @param personId the person themselves, where an answer of ours is answered
 * @param address normalized
 * @param googleId of a user of a Google directory or of Google Classroom
 * @param lmsId issuer, deployment and subject of an LMS as one text
 * @param addressProven whether what proves the person proves the address too: an LMS asserts one without proof, and what
 *     was proven once may be another's by now
 */
public record Identity(
        @Nullable UUID personId,
        @Nullable String address,
        @Nullable UUID accountId,
        @Nullable String googleId,
        @Nullable String lmsId,
        boolean addressProven) {

    /** Somebody named by an address, and by an account where the method proves it. */
    public static Identity of(String address, @Nullable UUID accountId) {
        return new Identity(null, address, accountId, null, null, accountId != null);
    }

    /** Somebody named by an account and the address it had once: that counts only while the account is nobody's. */
    public static Identity ofPast(String address, @Nullable UUID accountId) {
        return new Identity(null, address, accountId, null, null, false);
    }

    /** Whoever is signed in as that account, if it is somebody already. */
    public static Identity ofAccount(UUID accountId) {
        return new Identity(null, null, accountId, null, null, true);
    }

    /** A user of a Google directory. Without the address they have there it names somebody known, or nobody. */
    public static Identity ofGoogle(String googleId, @Nullable String address) {
        return new Identity(null, address, null, googleId, null, true);
    }

    /**
     * Somebody as an LMS knows them. A user of Google is known by their Google id alone, which is what a directory lists them
     * by, with the address Google has for them: so the same student by a sync and by Classroom is one person. Whoever our own
     * app names is known by their account, as one who redeems a key.
     *
     * @param trusted whether an address the platform asserts counts; Google's and our app's own always do
     */
    public static Identity of(LmsUser user, boolean trusted) {
        var said = user.email();
        var address = said != null && EmailAddress.parse(said) instanceof EmailAddress read ? read.normalized() : null;
        var account = user.account();
        var isProof = user.ofGoogle() || account != null;
        var lms = ofLms(user.issuer(), user.deployment(), user.subject(), address, trusted || isProof);
        return isProof
                ? new Identity(null, address, account, user.ofGoogle() ? user.subject() : null, lms.lmsId, true)
                : lms;
    }

    /** A user of an LMS; the address it asserts counts only where it is trusted for that domain. */
    public static Identity ofLms(
            String issuer, String deployment, String subject, @Nullable String address, boolean trusted) {
        return new Identity(null, address, null, null, issuer + "\n" + deployment + "\n" + subject, trusted);
    }

    /** A person we know, seen with an account. */
    public static Identity of(UUID personId, @Nullable UUID accountId) {
        return new Identity(personId, null, accountId, null, null, true);
    }

    /** What it proves: an account, a Google id, or an LMS user; null where it only claims. */
    public @Nullable KnownBy proven() {
        if (googleId != null) {
            return new KnownBy(Kind.GOOGLE, googleId);
        }
        return accountId != null ? new KnownBy(Kind.ACCOUNT, accountId.toString()) : knownBy(Kind.LMS, lmsId);
    }

    /** Whether it makes a person of somebody nobody knew: who left a directory comes by nothing, who launches does. */
    boolean isArrival() {
        return addressed() != null || lmsId != null;
    }

    /** The address where it counts; null where there is none or an LMS asserts one it is not trusted for. */
    public @Nullable KnownBy addressed() {
        return lmsId == null || addressProven ? knownBy(Kind.ADDRESS, address) : null;
    }

    /** All it names somebody by, beside their being a person already. */
    public List<KnownBy> all() {
        var proven = proven();
        var addressed = addressed();
        if (proven == null) {
            return addressed == null ? List.of() : List.of(addressed);
        }
        return addressed == null ? List.of(proven) : List.of(proven, addressed);
    }

    private static @Nullable KnownBy knownBy(Kind kind, @Nullable String value) {
        return value == null ? null : new KnownBy(kind, value);
    }

    /** Of what tells people apart soonest; it is asked for several times for everybody in an import. */
    @Override
    public int hashCode() {
        return Objects.hashCode(address)
                + 31 * (Objects.hashCode(accountId) + 31 * Objects.hashCode(googleId))
                + Objects.hashCode(personId)
                + Objects.hashCode(lmsId);
    }

    @Override
    public String toString() {
        return "Identity[" + personId + "]";
    }
}
