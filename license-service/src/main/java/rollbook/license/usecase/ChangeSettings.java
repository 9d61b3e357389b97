package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import rollbook.events.Actor;
import rollbook.events.InviteSetting;
import rollbook.license.domain.License;
import rollbook.license.domain.Settings;

/** Staff set when lists invite (R52) and switch LMS auto-enrollment (R27). It counts for what is judged from now on. */
@ApplicationScoped
public class ChangeSettings {
    private final Licenses licenses;
    private final SaveLicense saveLicense;
    private final Activities activities;

    ChangeSettings(Licenses licenses, SaveLicense saveLicense, Activities activities) {
        this.licenses = licenses;
        this.saveLicense = saveLicense;
        this.activities = activities;
    }

    /** Nothing happens if it is set to just that. Empty: no such license. */
    @Transactional
    public Optional<License> invite(UUID licenseId, InviteSetting setting, Actor actor) {
        return change(
                licenseId,
                before -> new Settings(setting, before.lmsEnrollment()),
                Activities.Change.INVITE_SETTING,
                settings -> settings.inviteSetting().name(),
                actor);
    }

    /** Nothing happens if the switch stands so. Empty: no such license. */
    @Transactional
    public Optional<License> enrollByLms(UUID licenseId, boolean enabled, Actor actor) {
        return change(
                licenseId,
                before -> new Settings(before.inviteSetting(), enabled),
                Activities.Change.LMS_SWITCH,
                settings -> settings.lmsEnrollment() ? "ON" : "OFF",
                actor);
    }

    private Optional<License> change(
            UUID licenseId,
            UnaryOperator<Settings> to,
            Activities.Change change,
            Function<Settings, String> shown,
            Actor actor) {
        return licenses.lock(licenseId).map(license -> {
            var changed = license.with(to.apply(license.settings()));
            if (changed.equals(license)) {
                return license;
            }
            var fromTo = Map.of("from", shown.apply(license.settings()), "to", shown.apply(changed.settings()));
            activities.note(licenseId, change, actor, fromTo);
            return saveLicense.save(changed);
        });
    }
}
