package rollbook.enrollment.usecase;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Domains as several licenses and everybody who signs up have them in common. In a transaction under way. */
public interface DeployedDomains {

    /** A license and a domain it is deployed to. */
    record Deployed(UUID licenseId, String domain) {}

    /** Holds a domain for deploying or ending until the commit: registrations at it come before or after. */
    void hold(String domain);

    /** Holds domains for registering accounts at them until the commit: deploying and ending come before or after. */
    void share(Collection<String> domains);

    /** Which licenses are deployed to any of these domains; the caller shares them. */
    List<Deployed> among(Collection<String> domains);
}
