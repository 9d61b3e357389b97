package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import rollbook.events.AccessNoted;

/** What was done with a license's key, link, domains, sync or LMS connections becomes a line of its activity. The license is locked. */
@ApplicationScoped
class NoteAccess {
    private final Activities activities;

    NoteAccess(Activities activities) {
        this.activities = activities;
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
    }
}
