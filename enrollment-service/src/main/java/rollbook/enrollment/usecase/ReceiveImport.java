package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.FileRow;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.domain.UploadedRows;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/**
 * Takes in a CSV file (R16, R17): its rows are kept stretch by stretch while it is still being sent, so that neither
 * memory nor a transaction lasts as long as an upload. Nothing counts before the whole file is there and accepted.
 */
@ApplicationScoped
public class ReceiveImport {
    private static final int ROWS_AT_ONCE = 5_000;

    private final Imports imports;
    private final Database database;
    private final Ids ids;

    ReceiveImport(Imports imports, Database database, Ids ids) {
        this.imports = imports;
        this.database = database;
        this.ids = ids;
    }

    /**
     * Keeps a file's rows.
     *
     * @param file read while they are taken; what that throws is thrown on, and nothing is kept
     * @return the file's id, for {@link #accept} or {@link #plan}
     */
    public UUID receive(UUID licenseId, Actor actor, @Nullable String fileName, Iterator<FileRow> file) {
        var id = ids.next();
        try {
            begin(new Imports.Order(id, licenseId, actor, fileName));
            var stretch = new ArrayList<BatchRow>(ROWS_AT_ONCE);
            var rows = new UploadedRows();
            while (file.hasNext()) {
                stretch.add(rows.read(file.next()));
                if (stretch.size() == ROWS_AT_ONCE || !file.hasNext()) {
                    keep(id, stretch);
                    stretch.clear();
                }
            }
            return id;
        } catch (RuntimeException e) {
            discardAfter(e, id);
            throw e;
        }
    }

    private void begin(Imports.Order order) {
        database.inTransaction(() -> {
            imports.begin(order);
            return order;
        });
    }

    private void keep(UUID id, List<BatchRow> stretch) {
        database.inTransaction(() -> {
            imports.receive(id, stretch);
            return id;
        });
    }

    /** Forgets a file after a failure; where that fails too, as while PostgreSQL is away, {@link ForgetUploads} comes by. */
    public void discardAfter(RuntimeException failure, UUID id) {
        try {
            discard(id);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Forgets a file that is not to be accepted after all. */
    public void discard(UUID id) {
        database.inTransaction(() -> {
            imports.discard(id);
            return id;
        });
    }

    /** Makes the file an import; once this is committed every row gets its outcome, whatever happens. */
    @Transactional(TxType.MANDATORY)
    public void accept(UUID id, Actor actor, List<FileWarning> warnings) {
        if (!imports.accept(id, actor, database.stamp(), warnings)) {
            throw new IllegalStateException("a file that is not there: " + id);
        }
    }

    /** Has a plan made of the file (X30). */
    @Transactional(TxType.MANDATORY)
    public void plan(UUID id, List<FileWarning> warnings) {
        imports.plan(id, warnings);
    }
}
