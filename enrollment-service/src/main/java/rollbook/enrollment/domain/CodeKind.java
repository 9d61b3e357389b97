package rollbook.enrollment.domain;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.events.AccessNoted;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;

/** The two codes a license can have, by which whoever has them joins for themselves. */
public enum CodeKind {
    // spotless:off
    KEY  ("key",  EnrollmentMethod.KEY,  AccessNoted.Subject.KEY,  null,
          "A license key can be passed on: whoever gets it joins, people outside your school too."),
    LINK ("link", EnrollmentMethod.LINK, AccessNoted.Subject.LINK, LicenseType.TEACHER,
          "A license link can be passed on: whoever opens it joins. It is meant for single late joiners.");
    // spotless:on

    private final String path;
    private final EnrollmentMethod method;
    private final AccessNoted.Subject subject;
    /** The one type of license that has it; null: all have. */
    private final @Nullable LicenseType only;

    private final String warning;

    CodeKind(
            String path,
            EnrollmentMethod method,
            AccessNoted.Subject subject,
            @Nullable LicenseType only,
            String warning) {
        this.path = path;
        this.method = method;
        this.subject = subject;
        this.only = only;
        this.warning = warning;
    }

    /** The kind that goes by this name in paths. */
    public static Optional<CodeKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }

    /** Its name in paths. */
    public String path() {
        return path;
    }

    /** The way onto a license that it is. */
    public EnrollmentMethod method() {
        return method;
    }

    /** What its notes in the activity are about. */
    public AccessNoted.Subject subject() {
        return subject;
    }

    /** Whether a license of this type has one (R32, R35). */
    public boolean isOn(LicenseType type) {
        return only == null || only == type;
    }

    /** What an admin reads beside it (R34, R37). */
    public String warning() {
        return warning;
    }
}
