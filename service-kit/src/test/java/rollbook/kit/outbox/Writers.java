package rollbook.kit.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollbook.events.Actor;
import rollbook.events.Event;
import rollbook.events.MembershipChanged;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;

/** Threads that each commit transactions of their own, all over the same keys; events are numbered per key as written. */
final class Writers {
    private static final Actor NOBODY = new Actor(null, null, Actor.Role.SYSTEM);

    private final Outbox outbox;
    private final Database database;
    private final List<UUID> keys;
    private final Queue<UUID> owed = new ConcurrentLinkedQueue<>();

    Writers(Outbox outbox, Database database, int keys) {
        this.outbox = outbox;
        this.database = database;
        this.keys = Stream.generate(UUID::randomUUID).limit(keys).toList();
        database.with(sql -> {
            sql.execute("create table if not exists written (key uuid primary key, seq bigint not null)");
            var insert = sql.prepareBatch("insert into written values (?, 0)");
            this.keys.forEach(insert::add);
            return insert.execute();
        });
    }

    /** The ids of all events whose transaction was committed. */
    Collection<UUID> owed() {
        return owed;
    }

    /** Starts {@code count} threads that write {@code events} each. */
    List<Thread> start(int count, int events, long seed) {
        return IntStream.range(0, count)
                .mapToObj(writer -> Thread.ofPlatform().start(() -> write(events, new Random(seed + writer))))
                .toList();
    }

    void write(int events, Random random) {
        var left = events;
        while (left > 0) {
            var size = Math.min(left, 1 + random.nextInt(4));
            var about = random.ints(0, keys.size())
                    .distinct()
                    .limit(size)
                    .mapToObj(keys::get)
                    .sorted()
                    .toList();
            owed.addAll(
                    QuarkusTransaction.requiringNew().call(() -> outbox.append(Topic.MEMBERSHIPS, numbered(about))));
            left -= size;
        }
    }

    private List<Event> numbered(List<UUID> about) {
        var events = new ArrayList<Event>();
        for (var key : about) {
            long seq =
                    database.with(sql -> sql.select("update written set seq = seq + 1 where key = ? returning seq", key)
                            .mapTo(Long.class)
                            .one());
            events.add(new MembershipChanged(key, seq, seq - 1, null, null, NOBODY, 0, List.of()));
        }
        return events;
    }
}
