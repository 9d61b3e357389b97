package rollbook.stack.lms;

/** A customer of Canvas: what its events and its launches call it. */
record CanvasAccount(String name) {
    /** Stable, whatever else changes: what a receiver binds to. */
    String uuid() {
        return Ids.hex(name + " account", 40);
    }

    String host() {
        return name + ".instructure.com";
    }

    String ltiGuid() {
        return uuid() + "." + host();
    }
}
