package rollbook.stack.google;

/** What an account may do in its Workspace's admin console, as far as the directory goes. */
public enum AdminRole {
    NONE(false),
    /** A super admin. */
    SUPER(true),
    /** A delegated admin who may read users and units. */
    DIRECTORY_READER(true),
    /** A delegated admin for something else, groups for example. */
    ELSEWHERE(false);

    private final boolean readsDirectory;

    AdminRole(boolean readsDirectory) {
        this.readsDirectory = readsDirectory;
    }

    boolean readsDirectory() {
        return readsDirectory;
    }

    boolean isDelegated() {
        return this == DIRECTORY_READER || this == ELSEWHERE;
    }
}
