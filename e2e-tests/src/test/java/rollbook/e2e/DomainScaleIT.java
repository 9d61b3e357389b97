package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.e2e.LateComers.Arrival;
import rollbook.e2e.LateComers.Bulk;
import rollbook.stack.LocalStack;

/**
 * A district of 5 000 accounts, {@code ./rollbook faults}: 100 000, comes onto a license by its domain, while a few people
 * come onto that license and onto another and overtake it; and a scan that finds nothing new writes nothing.
 */
@ExtendWith(WholeStack.class)
@Order(7)
class DomainScaleIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final int PEOPLE = FULL ? 100_000 : 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ROUNDS = FULL ? 40 : 10;

    /** Which rows there are in which version; any write of a row, even of what it held already, makes a new one. */
    private static final String WRITTEN = """
            select (select seq from license where id = m.license_id) as seq, count(*),
                   (select count(*) from ledger l where l.license_id = m.license_id),
                   md5(string_agg(m.person_id || ' ' || m.xmin || ' ' || m.ctid, ',' order by m.person_id))
            from membership m where m.license_id = ?::uuid group by m.license_id
            """;

    private final LocalStack stack;
    private final Api api;
    private final DomainWalk domains;
    private final MemberWalk members;
    private final Tables licenses;
    private final String name = DomainWalk.fresh("district");
    private final String domain = name + ".example";

    DomainScaleIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.domains = new DomainWalk(api);
        this.members = new MemberWalk(api);
        this.licenses = new Tables(stack, "license");
    }

    @Test
    void R41_R42_everybody_of_a_domain_is_a_member_once_and_a_scan_writes_only_whom_it_brings_back() throws Exception {
        var people = SchoolFile.people(name, PEOPLE);
        var begin = System.nanoTime();
        new AppReports(stack, api).registered(people);
        say("%d accounts reported in %d ms", PEOPLE, millisSince(begin));
        var license = api.create("Whole district", "DISTRICT");
        var other = api.create("Beside a district", "SCHOOL");
        var lateComers = new LateComers(stack, api, List.of(license, other), ROUNDS);

        var deployed = System.nanoTime();
        domains.deploy(license, domain);
        var arrivals = lateComers.comeBeside(bulk(license), PEOPLE);
        Awaitility.await("all of them")
                .atMost(PATIENCE)
                .until(() -> bulk(license).done() >= PEOPLE);

        say("%d members in %d ms; load %.1f", PEOPLE, millisSince(deployed), load());
        domains.awaitScanAfter(null, license, domain);
        cameWithoutWaiting(arrivals);
        everybodyIsThereOnce(license, people, arrivals);
        aScanWritesOnlyWhomItBringsBack(license, people.get(PEOPLE / 2));
        Audit.findsNoDifference(api, List.of(license, other));
    }

    private Bulk bulk(String license) {
        return new Bulk() {
            @Override
            public int said() {
                return (int) domains.lastScan(license, domain).getOrDefault("named", 0);
            }

            @Override
            public int done() {
                return api.as("dana").get("/api/licenses/" + license).path("seats.members");
            }
        };
    }

    /** Each way, onto this license and beside it, somebody was a member before people who had been said earlier. */
    private static void cameWithoutWaiting(List<Arrival> arrivals) {
        var overtook = arrivals.stream()
                .collect(Collectors.groupingBy(
                        Arrival::way,
                        Collectors.reducing(
                                Integer.MIN_VALUE, Arrival::overtook, BinaryOperator.maxBy(Integer::compare))));
        say(
                "%d late comers, the slowest after %d ms, one in the middle after %d ms; at most they overtook %s",
                arrivals.size(), millis(arrivals, 1), millis(arrivals, 0.5), overtook.values());
        assertThat(overtook).hasSize(4);
        assertThat(overtook.values()).allMatch(people -> people > 0);
    }

    private static long millis(List<Arrival> arrivals, double share) {
        var sorted = arrivals.stream().mapToLong(Arrival::millis).sorted().toArray();
        return sorted[(int) ((sorted.length - 1) * share)];
    }

    private void everybodyIsThereOnce(String license, List<String> people, List<Arrival> arrivals) {
        var expected = new HashMap<String, String>();
        people.forEach(email -> expected.put(email, "MEMBER"));
        arrivals.stream()
                .filter(arrival -> arrival.license().equals(license))
                .forEach(arrival -> expected.put(arrival.email(), "MEMBER"));
        var lines = api.members("dana", license);
        var found = new HashMap<String, String>();
        lines.forEach(line -> found.put(String.valueOf(line.get("email")), String.valueOf(line.get("status"))));
        assertThat(lines).hasSize(expected.size());
        assertThat(found.equals(expected))
                .as("everybody is a member, and nobody else")
                .isTrue();
        assertThat(new HashSet<>(
                        lines.stream().map(line -> line.get("memberId")).toList()))
                .hasSameSizeAs(lines);
    }

    private void aScanWritesOnlyWhomItBringsBack(String license, String removed) throws SQLException {
        Settling.await(stack);
        var before = licenses.rows(WRITTEN, license);
        var begin = System.nanoTime();
        assertThat(domains.scan(license, domain))
                .containsEntry("result", "DONE")
                .containsEntry("named", 0);
        say("a scan of nothing new took %d ms", millisSince(begin));
        Settling.await(stack);
        assertThat(licenses.rows(WRITTEN, license)).isEqualTo(before);

        members.remove("dana", license, removed);
        var scan = domains.scan(license, domain);

        assertThat(scan).containsEntry("result", "DONE").containsEntry("named", 1);
        assertThat(members.status(license, removed)).isEqualTo("MEMBER");
        assertThat(seq(license)).isEqualTo(Long.parseLong(before.getFirst().split("\\|", 2)[0]) + 2);
    }

    private long seq(String license) throws SQLException {
        return licenses.number("select seq from license where id = ?::uuid", license);
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void say(String text, Object... values) {
        System.out.printf("domain: " + text + "%n", values);
    }
}
