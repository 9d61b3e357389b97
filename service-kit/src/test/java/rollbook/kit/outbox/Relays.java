package rollbook.kit.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import rollbook.kit.health.Heartbeats;
import rollbook.kit.kafka.KafkaAccess;
import rollbook.kit.testing.ChildJvm;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.TestKafka;
import rollbook.kit.testing.TestPostgres;

/** Relays competing for one outbox beside the application's own, and the ways their leader can be lost. */
final class Relays implements AutoCloseable {
    /** The database user of the child, by which its session is known. */
    private static final String CHILD = "child";

    private static final String LEADER = """
            from pg_locks join pg_stat_activity activity using (pid)
            where locktype = 'advisory' and granted and application_name = 'outbox-relay' and datname = current_database()
            """;

    private final RelaySettings settings;
    private final List<Instance> instances = new ArrayList<>();
    private final Map<String, Integer> losses = new TreeMap<>();
    private ChildJvm child;
    private int childrenLeft;

    /** Some relays in this JVM and one in a child, which is replaced {@code children - 1} times. */
    Relays(RelaySettings application, int here, int children) {
        var url = application.dbUrl().replaceAll("\\?.*", ""); // the user it names would win over ours
        settings = TestRelaySettings.of(url, "postgres");
        IntStream.range(0, here).forEach(_ -> instances.add(new Instance(settings)));
        sql("do $$ begin create role child superuser login; exception when duplicate_object then null; end $$");
        childrenLeft = children;
        child = newChild();
    }

    private record Instance(OutboxRelay relay, SimpleMeterRegistry meters) {
        Instance(RelaySettings settings) {
            this(settings, new SimpleMeterRegistry());
        }

        private Instance(RelaySettings settings, SimpleMeterRegistry meters) {
            this(
                    new OutboxRelay(
                            settings,
                            KafkaAccess.inTheClear(TestKafka.bootstrapServers()),
                            new Heartbeats(),
                            meters,
                            "test"),
                    meters);
            relay.start();
        }

        boolean leads() {
            return meters.get("rollbook.outbox.leading").gauge().value() == 1;
        }
    }

    ChildJvm child() {
        return child;
    }

    /** How often the leader was lost in which way. */
    Map<String, Integer> losses() {
        return losses;
    }

    private ChildJvm newChild() {
        childrenLeft--;
        return ChildJvm.start(RelayProcess.class, settings.dbUrl(), CHILD, TestKafka.bootstrapServers());
    }

    /** Takes the leader away, wherever it is: its session, its thread or its process. */
    void loseLeader(Random random) {
        awaitLeader();
        var leading = instances.stream().filter(Instance::leads).findAny();
        if (childrenLeft > 0 && childLeads() && random.nextBoolean()) {
            child.kill();
            child = newChild();
            count("process killed");
        } else if (leading.isPresent() && random.nextBoolean()) {
            stop(leading.get());
            instances.set(instances.indexOf(leading.get()), new Instance(settings));
            count("instance stopped");
        } else {
            terminateSession();
            count("session terminated");
        }
    }

    /** Ends the leader's session until the child has it, which asks for it sooner than one just ended. */
    void makeChildLead() {
        Patience.await("the child leading").pollInterval(Duration.ofMillis(900)).until(() -> {
            if (!childLeads()) {
                terminateSession();
            }
            return childLeads();
        });
    }

    boolean childLeads() {
        return sql("select pid " + LEADER + " and usename = '" + CHILD + "'") != 0;
    }

    void terminateSession() {
        sql("select pg_terminate_backend(pid) " + LEADER);
    }

    /** The process of PostgreSQL that serves the leader; 0 without one. */
    int leader() {
        return sql("select pid " + LEADER);
    }

    void awaitLeader() {
        Patience.await("a leader").pollInterval(Duration.ofMillis(20)).until(() -> leader() != 0);
    }

    private void count(String loss) {
        losses.merge(loss, 1, Integer::sum);
    }

    private int sql(String statement) {
        try (var connection = TestPostgres.connect(settings.dbUrl());
                var query = connection.createStatement();
                var row = query.execute(statement) ? query.getResultSet() : null) {
            return row != null && row.next() && row.getMetaData().getColumnType(1) == Types.INTEGER ? row.getInt(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Instance instance) {
        try {
            instance.relay().stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        child.close();
        instances.forEach(Relays::stop);
    }
}
