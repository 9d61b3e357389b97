package rollbook.licenses;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.LicenseChanged;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/**
 * Who may act on a license: its admins and staff (RULES §2). The replica may lag, so license-service is asked once before
 * anybody is told that there is no such license for them.
 */
@ApplicationScoped
public class Authority {
    private final Licenses licenses;
    private final AdminAddresses addresses;

    Authority(Licenses licenses, AdminAddresses addresses) {
        this.licenses = licenses;
        this.addresses = addresses;
    }

    /**
     * The license, for somebody who may act on it.
     *
     * @throws ProblemException 404 for an unknown license and for a stranger alike: its existence is not told
     */
    public LicenseChanged require(UUID licenseId, Actor actor) {
        return licenses.known(licenseId)
                .filter(license -> mayAct(license, actor))
                .or(() -> licenses.ask(licenseId).filter(license -> mayAct(license, actor)))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private boolean mayAct(LicenseChanged license, Actor actor) {
        return actor.role() == Actor.Role.STAFF
                || license.admins().stream().anyMatch(admin -> is(admin, license.licenseId(), actor));
    }

    /** Named by address until the account is bound; from then on the account alone counts. */
    private boolean is(LicenseChanged.Admin admin, UUID licenseId, Actor actor) {
        return Optional.ofNullable(admin.accountId())
                .map(account -> account.equals(actor.accountId()))
                .orElseGet(() -> addresses.of(admin, licenseId).equals(actor.email()));
    }
}
