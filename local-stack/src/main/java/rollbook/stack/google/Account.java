package rollbook.stack.google;

/** Who signs in: a user of a Workspace. */
record Account(Workspace workspace, DirectoryUser user) {
    boolean mayReadDirectory() {
        return user.role().readsDirectory();
    }
}
