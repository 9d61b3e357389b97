package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.AssignmentOpened;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Event;
import rollbook.events.InviteAccepted;
import rollbook.events.UserEnrolled;

/** Facts that came while a license was frozen, for nobody will say them again (RULES §4): judged when it lives again. */
public interface KeptFacts {

    /** Whether this is kept: sign-ups, launches, acceptances. A list is uploaded again, a directory read again. */
    static boolean keeps(Event event) {
        return switch (event) {
            case UserEnrolled said -> said.method() == EnrollmentMethod.DOMAIN;
            case AssignmentOpened _, InviteAccepted _ -> true;
            default -> false;
        };
    }

    void keep(Fact fact);

    /** A license that lives and has facts kept for it, if there is one. */
    Optional<UUID> readyLicense();

    /** The oldest {@code limit} facts kept for a license, to be judged again. */
    List<Fact> oldest(UUID licenseId, int limit);

    void forget(Collection<Fact> facts);
}
