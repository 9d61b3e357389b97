package rollbook.stack.google;

/**
 * A unit of the directory. Its id stays; its path follows from its name and its parents' and changes with theirs.
 *
 * @param id as Google writes it, {@code id:03ph8a2z…}
 * @param parentId empty for the root alone
 */
public record OrgUnit(String id, String parentId, String name) {
    boolean isRoot() {
        return parentId.isEmpty();
    }
}
