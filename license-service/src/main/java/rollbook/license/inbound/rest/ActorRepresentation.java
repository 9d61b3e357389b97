package rollbook.license.inbound.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;

/** Who acted: in which capacity, and who, as far as it was somebody. */
public record ActorRepresentation(
        Actor.Role role, @Nullable String email, @Nullable UUID accountId) {

    static ActorRepresentation of(Actor actor) {
        return new ActorRepresentation(actor.role(), actor.email(), actor.accountId());
    }

    @Override
    public String toString() {
        return "Actor[" + role + "]";
    }
}
