package rollbook.kit.consumer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.kit.sql.Database;

/** What a test's consumers did, as rows they wrote in their transactions: one per part of an event. */
final class Effects {
    private final Database database;

    Effects(Database database) {
        this.database = database;
        database.with(sql -> sql.execute("""
                create table if not exists effect (
                    event_id uuid not null, part int not null, done_by text not null, email text, failed boolean not null)
                """));
    }

    void write(UUID eventId, int part, String doneBy, String email, boolean failed) {
        database.with(
                sql -> sql.execute("insert into effect values (?, ?, ?, ?, ?)", eventId, part, doneBy, email, failed));
    }

    /** How many effects each of these events had; events without any are not in it. */
    Map<UUID, Long> of(Collection<UUID> events) {
        return database.with(sql -> sql
                .createQuery("select event_id from effect where event_id = any (:ids)")
                .bind("ids", events.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .stream()
                .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting())));
    }

    /** The parts of an event that were handled, in order. */
    List<Integer> parts(UUID event, boolean failed) {
        return database.with(sql -> sql.select(
                        "select part from effect where event_id = ? and failed = ? order by part", event, failed)
                .mapTo(Integer.class)
                .list());
    }

    long doneBy(String name) {
        return database.with(sql -> sql.select("select count(*) from effect where done_by = ?", name)
                .mapTo(Long.class)
                .one());
    }
}
