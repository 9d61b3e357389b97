package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import rollbook.events.LicenseType;
import rollbook.license.domain.Claim;

/** The claims as they concern several licenses at once. In a transaction under way, after the license's lock. */
public interface Claims {

    /** Waits until nobody else decides about these domains; they are held until the commit. */
    void holdDomains(Collection<String> domains);

    /** The types of the live licenses, but for this one, that are deployed to that domain. */
    List<LicenseType> othersOn(String domain, UUID licenseId);

    /** Notes when the next run of a claim's holder begins. */
    void runNext(UUID licenseId, Claim claim);
}
