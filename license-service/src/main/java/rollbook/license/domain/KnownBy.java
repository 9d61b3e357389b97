package rollbook.license.domain;

import java.util.Comparator;

/**
 * One thing a person is known by. It belongs to one person at a time (DESIGN §2 <em>Person</em>).
 *
 * @param value the normalized address, the account's or Google's id, or of an LMS issuer, deployment and subject, a line
 *     each
 */
public record KnownBy(Kind kind, String value) implements Comparable<KnownBy> {
    private static final Comparator<KnownBy> ORDER =
            Comparator.comparing(KnownBy::kind).thenComparing(KnownBy::value);

    /** What kind of thing. */
    public enum Kind {
        /** What anybody may type: a claim. It may be given to somebody else one day. */
        ADDRESS,
        /** An account of the app: proof, and never another's. */
        ACCOUNT,
        /** A user of a Google directory: proof, and never another's. */
        GOOGLE,
        /** A user of an LMS: proof of nothing but itself. */
        LMS
    }

    /** Whether it proves who somebody is whatever else is said of them. */
    boolean isProof() {
        return kind == Kind.ACCOUNT || kind == Kind.GOOGLE;
    }

    /**
     * Whether nobody is known by both: two accounts are two people, two Google ids are, and two subjects of one LMS
     * platform are, whatever its deployments.
     */
    boolean excludes(KnownBy other) {
        if (kind != other.kind || equals(other)) {
            return false;
        }
        return switch (kind) {
            case ADDRESS -> false;
            case ACCOUNT, GOOGLE -> true;
            case LMS -> {
                var mine = value.split("\n", 3);
                var theirs = other.value.split("\n", 3);
                yield mine[0].equals(theirs[0]) && !mine[mine.length - 1].equals(theirs[theirs.length - 1]);
            }
        };
    }

    @Override
    public int compareTo(KnownBy other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "KnownBy[" + kind + "]";
    }
}
