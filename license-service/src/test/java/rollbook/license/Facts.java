package rollbook.license;

import io.quarkus.arc.Arc;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.UserEnrolled;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Tokens;

/** Facts as enrollment-service says them; each a batch of its own, stamped now by the database's clock. */
record Facts(String actor, Actor.Role role, @Nullable UUID licenseId) {

    static Facts by(String actor) {
        return new Facts(actor, Actor.Role.LICENSE_ADMIN, null);
    }

    Facts as(Actor.Role other) {
        return new Facts(actor, other, licenseId);
    }

    Facts on(UUID license) {
        return new Facts(actor, role, license);
    }

    UserEnrolled naming(String... emails) {
        if (licenseId == null) {
            throw new IllegalStateException("on which license?");
        }
        var people = IntStream.range(0, emails.length)
                .mapToObj(i -> new UserEnrolled.Person(i + 1, emails[i], null))
                .toList();
        var by = new Actor(Tokens.account(actor), actor, role);
        var database = Arc.container().instance(Database.class).get();
        var stamp = database.inTransaction(database::stamp);
        return new UserEnrolled(licenseId, EnrollmentMethod.EMAIL, null, UUID.randomUUID(), null, by, stamp, people);
    }
}
