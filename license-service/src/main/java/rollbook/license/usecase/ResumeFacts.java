package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import rollbook.license.domain.License;

/** Judges what came while a license was frozen, once it lives again (RULES §4 <em>Renewal restores all of it</em>). */
@ApplicationScoped
public class ResumeFacts {
    private static final int AT_ONCE = 50;

    private final Licenses licenses;
    private final KeptFacts keptFacts;
    private final RecordFacts recordFacts;

    ResumeFacts(Licenses licenses, KeptFacts keptFacts, RecordFacts recordFacts) {
        this.licenses = licenses;
        this.keptFacts = keptFacts;
        this.recordFacts = recordFacts;
    }

    /** Judges the next of them in a transaction; false when there were none. */
    @Transactional
    public boolean step() {
        return keptFacts
                .readyLicense()
                .flatMap(licenses::lock)
                .filter(this::resume)
                .isPresent();
    }

    private boolean resume(License license) {
        var facts = license.isLive() ? keptFacts.oldest(license.id(), AT_ONCE) : List.<Fact>of();
        keptFacts.forget(facts);
        recordFacts.record(facts);
        return !facts.isEmpty();
    }
}
