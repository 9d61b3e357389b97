package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.events.UserEnrolled;
import rollbook.license.domain.Admission;
import rollbook.license.domain.License;

/** How a batch is admitted: judged at its first chunk, by the actor's standing when it was committed, and kept (X31). */
@ApplicationScoped
class Admissions {
    private final Ledger ledger;
    private final Standings standings;

    Admissions(Ledger ledger, Standings standings) {
        this.ledger = ledger;
        this.standings = standings;
    }

    Admission of(License license, UserEnrolled said) {
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
}
