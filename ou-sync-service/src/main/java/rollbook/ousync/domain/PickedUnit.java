package rollbook.ousync.domain;

/**
 * A unit whose users are on the license (R6, R8).
 *
 * @param id Google's, which outlives name and path (X7)
 * @param name as it was when picked, to be shown where the unit is no longer there
 * @param subtree whether the units under it count too, which is the rule (X21)
 */
public record PickedUnit(String id, String name, boolean subtree) {

    /** Whether this user, found somewhere under {@code path}, is meant. */
    public boolean means(DirectoryUser user, String path) {
        return subtree || user.isDirectlyIn(path);
    }
}
