package rollbook.enrollment.usecase;

import java.util.List;
import java.util.UUID;
import rollbook.kit.problem.ProblemException;

/** Whom license-service knows a domain to vouch for. Not within a transaction. */
public interface Vouchers {
    /** The most accounts of one question. */
    int MOST_ACCOUNTS = 5_000;

    /**
     * Those of the accounts that this domain's word does not stand for on the license: never named by it, or removed since.
     * Whoever is kept out and was named since is not among them.
     *
     * @param since stamp of the deployment: what the one before it said stands for nobody, though its end may be unheard
     * @throws ProblemException 503 while license-service is away
     */
    List<UUID> missing(UUID licenseId, String domain, long since, List<UUID> accounts);
}
