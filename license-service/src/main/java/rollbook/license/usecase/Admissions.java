package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.events.Actor;
import rollbook.events.AssignmentOpened;
import rollbook.events.UserEnrolled;
import rollbook.license.domain.Admission;
import rollbook.license.domain.License;
import rollbook.license.domain.RefusalReason;

/** Whether a fact's people come onto a license, with what is known of who stands behind it. */
@ApplicationScoped
class Admissions {
    private final Ledger ledger;
    private final Standings standings;
    private final Makers makers;

    Admissions(Ledger ledger, Standings standings, Makers makers) {
        this.ledger = ledger;
        this.standings = standings;
        this.makers = makers;
    }

    Admission of(License license, UserEnrolled said) {
        return switch (said.method()) {
            case CSV, EMAIL -> named(license, said);
            case LINK, KEY ->
                said.actor().role() == Actor.Role.USER
                        ? Admission.byRedeeming(license.terms(), said.method())
                        : new Admission.Refused(RefusalReason.NOT_BY_NAMING_PEOPLE);
            case DOMAIN -> Admission.byDomain(license.terms(), said.source());
            case OU, LMS -> new Admission.Refused(RefusalReason.NOT_BY_NAMING_PEOPLE);
        };
    }

    /** A batch is judged at its first chunk, by the actor's standing when it was committed, and that is kept (X31). */
    private Admission named(License license, UserEnrolled said) {
        var way = ledger.wayOf(said.batchId());
        if (way.isPresent()) {
            return Admission.resumed(license.terms(), said.method(), way.get());
        }
        var standing = standings.at(license.id(), said.actor(), said.stamp());
        var admission = Admission.of(license.terms(), standing, said.method());
        if (admission instanceof Admission.Admitted(var chosen)) {
            ledger.keepWay(said.batchId(), license.id(), chosen);
        }
        return admission;
    }

    /** Whoever made the assignment must be a member or an admin of the license now (R29, X10, X26). */
    Admission of(License license, AssignmentOpened said) {
        var maker = new Maker(said.maker(), said.maker().account(), said.vouchesForAddresses());
        return Admission.byOpening(license.terms(), makers.isOn(license, maker));
    }
}
