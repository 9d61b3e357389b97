package rollbook.kit.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import rollbook.kit.sql.Database;

/** Whether PostgreSQL answers. While it does not, most of the other numbers cannot be read. */
@ApplicationScoped
class DatabaseWatch implements Watch {
    private static final Watched UP =
            new Watched("rollbook.database.up", "1 while PostgreSQL answers this replica, else 0");

    private final Database database;

    DatabaseWatch(Database database) {
        this.database = database;
    }

    @Override
    public List<Watched> watched() {
        return List.of(UP);
    }

    @Override
    public Map<Watched, Double> read() {
        try {
            return Map.of(UP, database.stamp() > 0 ? 1.0 : 0.0);
        } catch (RuntimeException e) { // that it fails is what was asked
            return Map.of(UP, 0.0);
        }
    }
}
