package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Subject;
import rollbook.events.Actor;

/**
 * What was done with a license's key, link, domains, sync or LMS connections becomes a line of its activity; what its sync or a
 * connection met by itself, and waits for an admin, is an alert too. The license is locked.
 */
@ApplicationScoped
class NoteAccess {
    private final Activities activities;
    private final RaiseAlerts raiseAlerts;

    NoteAccess(Activities activities, RaiseAlerts raiseAlerts) {
        this.activities = activities;
        this.raiseAlerts = raiseAlerts;
    }

    @Transactional(TxType.MANDATORY)
    void note(AccessNoted said) {
        var change = Activities.Change.valueOf(said.subject() + "_" + said.act());
        var detail = new LinkedHashMap<String, String>();
        said.details().forEach(one -> detail.put(one.name(), one.value()));
        if (said.name() != null) {
            detail.put("name", said.name());
        }
        activities.note(said.licenseId(), change, said.actor(), detail);
        if (said.actor().role() == Actor.Role.SYSTEM) {
            alert(said);
        }
    }

    private void alert(AccessNoted said) {
        if (said.subject() == Subject.SYNC) {
            raiseAlerts.sync(said);
        } else if (said.subject() == Subject.LMS_CONNECTION && said.act() == AccessNoted.Act.PAUSED) {
            raiseAlerts.classroom(said);
        }
    }
}
