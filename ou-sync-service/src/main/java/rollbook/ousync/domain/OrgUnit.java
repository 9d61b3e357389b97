package rollbook.ousync.domain;

import org.jspecify.annotations.Nullable;

/**
 * An organizational unit of a Google Workspace, as it stands now. Its id stays when it is moved or renamed, its path does not
 * (X7).
 *
 * @param id such as {@code id:03ph8a2z23yjui6}
 * @param parentId null of the root
 * @param path from the root, such as {@code /Students/Year 9}; {@code /} of the root itself
 */
public record OrgUnit(String id, @Nullable String parentId, String name, String path) {}
