package rollbook.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollbook.stack.LocalStack;

/**
 * The members page of a large license beside that of a small one: each question is asked of both in turn, so that whatever
 * else the machine does slows both. The members are put into the database as an import would have left them.
 */
final class MembersPage {
    private static final int SMALL = 1_000;

    /** With {@code :members} and {@code :license} to be put in. */
    private static final String PEOPLE = """
            create temp table new_people on commit drop as
              select uuidv7() as id, n, substr(md5(n::text), 1, 8) as word from generate_series(1, :members) n;
            insert into person (id) select id from new_people;
            insert into membership (license_id, person_id, address, status, grants, methods, since)
              select :license, id, 'user' || n || '.' || word || '@school' || n % 50 || '.example',
                     case when n % 500 = 0 then 'INVITED' else 'MEMBER' end,
                     jsonb_build_array(jsonb_build_object('method', case when n % 500 = 1 then 'KEY' else 'CSV' end,
                       'source', '', 'state', case when n % 500 = 0 then 'OFFERED' else 'GRANTED' end, 'stamp', n,
                       'eventId', id, 'batchId', id)),
                     case when n % 500 = 1 then 32 else 2 end,
                     clock_timestamp() - n * interval '1 second'
              from new_people;
            insert into person_identity (kind, value, person_id)
              select 'ADDRESS', 'user' || n || '.' || word || '@school' || n % 50 || '.example', id
              from new_people on conflict do nothing; -- the small license's people have the same addresses
            insert into act (license_id, seq, first_seq, method, actor_role, stamp)
              values (:license, :members, 1, 'CSV', 'STAFF', 1);
            insert into ledger (license_id, seq, person_id, row, status_before, status_after, outcome, said)
              select :license, n, id, n, 'NONE', case when n % 500 = 0 then 'INVITED' else 'MEMBER' end,
                     case when n % 500 = 0 then 'INVITED' else 'ADDED' end,
                     case when n % 500 = 0 then 'OFFERED' else 'GRANTED' end
              from new_people;
            update license set seq = :members, members = :members - :members / 500, invited = :members / 500
            where id = :license;
            """;

    private final LocalStack stack;
    private final Client client;

    MembersPage(LocalStack stack, Client client) {
        this.stack = stack;
        this.client = client;
    }

    /** One question to both licenses. */
    record Measured(Samples small, Samples large) {
        double ratio() {
            return large.percentile(95) / small.percentile(95);
        }
    }

    /** By question; {@code many} is how many members the large license has. */
    Map<String, Measured> measure(int times, int many) throws IOException, InterruptedException, SQLException {
        var small = filled(SMALL);
        var large = filled(many);
        var measured = new LinkedHashMap<String, Measured>();
        for (var question : List.of(
                "members page|?limit=100",
                "members page, newest first|?limit=100&sort=-since",
                "members searched, a rare word|?limit=100&q=" + word(),
                "members searched, everybody matches|?limit=100&q=school",
                "members searched, the beginning|?limit=100&q=user77",
                "members filtered by a rare status|?limit=100&status=INVITED",
                "members filtered by a rare method|?limit=100&method=KEY")) {
            var parts = question.split("\\|", -1);
            measured.put(parts[0], ask(parts[0], parts[1], times, small, large, many));
        }
        return measured;
    }

    private Measured ask(String what, String query, int times, UUID small, UUID large, int many)
            throws IOException, InterruptedException {
        var smallNanos = new long[times];
        var largeNanos = new long[times];
        for (var i = 0; i < times + times / 5; i++) { // the first fifth warms up
            smallNanos[i % times] = timed(small, query);
            largeNanos[i % times] = timed(large, query);
        }
        return new Measured(
                Samples.of(what + ", of " + SMALL, smallNanos), Samples.of(what + ", of " + many, largeNanos));
    }

    private long timed(UUID license, String query) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var page = client.get("dana", "/api/licenses/" + license + "/members" + query);
        var nanos = System.nanoTime() - began;
        if (page.get("items").isEmpty()) {
            throw new IllegalStateException("nobody found by " + query);
        }
        return nanos;
    }

    /** A word that two or three of the members have in their address, on both licenses. */
    private String word() throws SQLException {
        try (var database = database();
                var rows = database.createStatement().executeQuery("select substr(md5('77'), 1, 8)")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** A new license with so many members. */
    UUID filled(int members) throws IOException, InterruptedException, SQLException {
        var license = client.license("DISTRICT");
        try (var database = database()) {
            database.setAutoCommit(false);
            try (var statement = database.createStatement()) {
                statement.execute(
                        PEOPLE.replace(":members", Integer.toString(members)).replace(":license", "'" + license + "'"));
                database.commit();
                database.setAutoCommit(true);
                statement.execute(
                        "vacuum analyze membership, ledger, person, person_identity"); // as autovacuum has done by the
                // time somebody looks
            }
        }
        return license;
    }

    private Connection database() throws SQLException {
        var access = stack.database("license");
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}
