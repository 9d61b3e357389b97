package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import rollbook.stack.LocalStack;

/** Licenses with one seat each, which sam's invite holds while somebody waits: a place for each race, and how it looks after. */
final class RaceCourse {
    private static final int AT_ONCE = 16;
    private static final String SAM = "sam@northfield.example";

    private static final String PLACES = """
            select l.id, s.person_id from license l join membership s on s.license_id = l.id and s.address = ?
            where l.name like ?
            """;

    private static final String MEMBERS = """
            select l.id, s.status, n.status, case when l.suspended then 'FROZEN' else 'LIVE' end
            from license l
            join membership s on s.license_id = l.id and s.address = ?
            join membership n on n.license_id = l.id and n.address like 'next-%'
            where l.name like ?
            """;

    private static final String INVITES = """
            select license_id, string_agg(case when kept then 'KEPT' else state end, '+') filter (where email = :sam),
                               string_agg(state, '+') filter (where email <> :sam)
            from invite where license_id = any (string_to_array(?, ',')::uuid[]) group by 1
            """.replace(":sam", "'" + SAM + "'");

    private final LocalStack stack;
    private final Api api;
    private final Tables licenses;
    private final Tables invites;
    private final String name;

    /** {@code name} makes its licenses its own. */
    RaceCourse(LocalStack stack, Api api, String name) {
        this.stack = stack;
        this.api = api;
        this.licenses = new Tables(stack, "license");
        this.invites = new Tables(stack, "invite");
        this.name = name;
    }

    /** Where a race is held: sam's membership of a license and the invite to it. */
    record Place(String license, String member, String invite) {}

    /** What is done for one race. */
    interface Task {
        void on(Race race) throws Exception;
    }

    /** Does it for each, some at once; the first failure is told. */
    static void each(List<Race> races, Task task) throws InterruptedException, ExecutionException {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var tasks = new ArrayList<Callable<Race>>();
            races.forEach(race -> tasks.add(() -> {
                task.on(race);
                return race;
            }));
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    /** Makes a place for each race; sam is invited there, and somebody else waits. */
    Map<Race, Place> prepare(List<Race> races) throws Exception {
        var ids = new ConcurrentHashMap<Race, String>();
        each(races, race -> {
            var license = api.create("%s: %s %d".formatted(name, race.acts(), race.number()), "SCHOOL", 1);
            var added = api.add("paul", license, SAM + ", next-" + race.number() + "@races.example");
            assertThat(added.statusCode()).as(added.asString()).isEqualTo(202);
            ids.put(race, license);
        });
        Settling.await(stack);
        assertThat(looks(ids).values()).containsOnly(Standing.INVITED.told());
        var members = byLicense(licenses.rows(PLACES, SAM, name + ": %"));
        var offered = byLicense(invites.rows(
                "select license_id, id from invite where email = ? and license_id = any (string_to_array(?, ',')::uuid[])",
                SAM,
                String.join(",", ids.values())));
        var places = new HashMap<Race, Place>();
        ids.forEach((race, license) -> places.put(
                race, new Place(license, members.getOrDefault(license, "-"), offered.getOrDefault(license, "-"))));
        return places;
    }

    /** How each place looks. */
    Map<Race, String> look(Map<Race, Place> places) throws SQLException {
        return looks(places.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, place -> place.getValue().license())));
    }

    private Map<Race, String> looks(Map<Race, String> ids) throws SQLException {
        var members = byLicense(licenses.rows(MEMBERS, SAM, name + ": %"));
        var offered = byLicense(invites.rows(INVITES, String.join(",", ids.values())));
        var looks = new HashMap<Race, String>();
        ids.forEach((race, license) -> {
            var member = members.getOrDefault(license, "-|-|-").split("\\|", -1);
            var invite = offered.getOrDefault(license, "-|-").split("\\|", -1);
            looks.put(
                    race,
                    "%s %s on a %s license, next %s %s"
                            .formatted(member[0], invite[0], member[2], member[1], invite[1]));
        });
        return looks;
    }

    private static Map<String, String> byLicense(List<String> rows) {
        return rows.stream()
                .map(row -> row.split("\\|", 2))
                .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
    }
}
