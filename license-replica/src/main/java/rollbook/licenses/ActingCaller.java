package rollbook.licenses;

import jakarta.enterprise.context.RequestScoped;
import rollbook.events.Actor;
import rollbook.kit.identity.Caller;

/** The caller as the actor of what is done to a license. */
@RequestScoped
public class ActingCaller {
    private final Caller caller;

    ActingCaller(Caller caller) {
        this.caller = caller;
    }

    /** Staff by their role; anybody else acts as an admin, if they are one of the license. */
    public Actor actor() {
        var role = caller.isStaff() ? Actor.Role.STAFF : Actor.Role.LICENSE_ADMIN;
        return new Actor(caller.accountId(), caller.email().normalized(), role);
    }
}
