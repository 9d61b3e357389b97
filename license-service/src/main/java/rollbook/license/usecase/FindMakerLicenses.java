package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.license.domain.License;

/**
 * On which licenses whoever makes an assignment is a member or an admin, so that it can be pinned to one of them (X26, X27).
 * What is found is said as it stands: a license that is frozen or does not enroll by LMS is told too, for the maker to learn
 * why nothing comes of it. Nothing is locked.
 */
@ApplicationScoped
public class FindMakerLicenses {
    private final Licenses licenses;
    private final Makers makers;

    FindMakerLicenses(Licenses licenses, Makers makers) {
        this.licenses = licenses;
        this.makers = makers;
    }

    /** Theirs, in id order: among all, at most 100, or of that one. */
    @Transactional
    public List<License> of(Maker maker, @Nullable UUID licenseId) {
        var asked = licenseId == null
                ? makers.mayBeOn(maker)
                : licenses.find(licenseId).stream().toList();
        return asked.stream().filter(license -> makers.isOn(license, maker)).toList();
    }
}
