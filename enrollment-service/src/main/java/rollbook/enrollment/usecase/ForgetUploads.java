package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import rollbook.kit.sql.Database;

/** Forgets files nobody waits for any more: uploads that broke off, and plans long over. Their rows are personal data. */
@ApplicationScoped
public class ForgetUploads {
    /** A plan lives a day from when it was made, and is told as expired for another. */
    private static final Duration PLANS_KEPT = Duration.ofDays(2);

    /** No upload takes that long. */
    private static final Duration UPLOADS_KEPT = Duration.ofHours(1);

    private final Imports imports;
    private final Database database;

    ForgetUploads(Imports imports, Database database) {
        this.imports = imports;
        this.database = database;
    }

    /** Forgets one of them; false: there is none. */
    public boolean step() {
        var now = database.now();
        var leftOver = imports.leftOver(now.minus(UPLOADS_KEPT), now.minus(PLANS_KEPT), 1);
        leftOver.forEach(id -> database.inTransaction(() -> {
            imports.discard(id);
            return id;
        }));
        return !leftOver.isEmpty();
    }
}
