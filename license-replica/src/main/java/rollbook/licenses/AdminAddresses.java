package rollbook.licenses;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.events.LicenseChanged;
import rollbook.kit.secret.Sealer;

/** The addresses of license admins, which lie sealed in the snapshots. */
@ApplicationScoped
public class AdminAddresses {
    private final Sealer sealer;

    AdminAddresses(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Of all admins of a license, each once. */
    public List<String> of(LicenseChanged license) {
        return license.admins().stream()
                .map(admin -> of(admin, license.licenseId()))
                .distinct()
                .toList();
    }

    /** Sealed to the license, so that another one's admin is nobody here. */
    String of(LicenseChanged.Admin admin, UUID licenseId) {
        return sealer.open(admin.sealedEmail(), licenseId.toString());
    }
}
