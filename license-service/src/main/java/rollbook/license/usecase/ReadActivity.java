package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what happened on a license. */
@ApplicationScoped
public class ReadActivity {
    private final Activities activities;

    ReadActivity(Activities activities) {
        this.activities = activities;
    }

    /** Up to {@code limit} lines, the newest first, older than {@code before}. */
    @Transactional
    public List<Activities.Line> list(UUID licenseId, Activities.Wanted wanted, @Nullable UUID before, int limit) {
        return activities.list(licenseId, wanted, before, limit);
    }
}
