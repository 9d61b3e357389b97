package rollbook.ousync.domain;

/**
 * A user as Google's directory lists them.
 *
 * @param googleId never changes and is never given to another
 * @param email the primary address as Google writes it; it may change, and be given to another
 * @param orgUnitPath the unit they are in
 */
public record DirectoryUser(String googleId, String email, String orgUnitPath, Standing standing) {

    /** Whether a user counts. */
    public enum Standing {
        ACTIVE,
        /** Not synced (R11, X6). */
        SUSPENDED,
        /** A flag of its own, beside suspension; not synced either (X6). */
        ARCHIVED
    }

    /** The standing Google's two flags say. */
    public static Standing standing(boolean suspended, boolean archived) {
        if (suspended) {
            return Standing.SUSPENDED;
        }
        return archived ? Standing.ARCHIVED : Standing.ACTIVE;
    }

    /** Whether they are in that very unit; Google takes names of units in any case. */
    public boolean isDirectlyIn(String path) {
        return orgUnitPath.equalsIgnoreCase(path);
    }

    /** Whether they are in that unit or in one under it. */
    public boolean isUnder(String path) {
        var below = path.endsWith("/") ? path : path + "/";
        return isDirectlyIn(path) || orgUnitPath.regionMatches(true, 0, below, 0, below.length());
    }

    @Override
    public String toString() {
        return "DirectoryUser[" + standing + "]";
    }
}
