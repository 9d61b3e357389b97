package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.e2e.LateComers.Arrival;
import rollbook.stack.LocalStack;

/**
 * A district of 20 000 accounts, {@code ./rollbook faults}: 100 000, comes onto a license by its domain, while a few people
 * come onto that license and onto another without waiting for it; and a scan that finds nothing new writes nothing.
 */
@ExtendWith(WholeStack.class)
@Order(7)
class DomainScaleIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final int PEOPLE = FULL ? 100_000 : 20_000;
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

        var bulk = System.nanoTime();
        domains.deploy(license, domain);
        var arrivals = lateComers.comeUntil(() -> onIt(license) >= PEOPLE);
        Awaitility.await("all of them").atMost(PATIENCE).until(() -> onIt(license) >= PEOPLE);

        say("%d members in %d ms; load %.1f", PEOPLE, millisSince(bulk), load());
        domains.awaitScanAfter(null, license, domain);
        cameWithoutWaiting(arrivals);
        everybodyIsThereOnce(license, people, arrivals);
        aScanWritesOnlyWhomItBringsBack(license, people.get(PEOPLE / 2));
        Audit.findsNoDifference(api, List.of(license, other));
    }

    private int onIt(String license) {
        return api.as("dana").get("/api/licenses/" + license).path("seats.members");
    }

    private static void cameWithoutWaiting(List<Arrival> arrivals) {
        var meanwhile = arrivals.stream().filter(Arrival::meanwhile).toList();
        say(
                "%d of %d late comers were members before that; the slowest after %d ms, one in the middle after %d ms",
                meanwhile.size(), arrivals.size(), millis(arrivals, 1), millis(arrivals, 0.5));
        assertThat(meanwhile.stream().map(Arrival::way).collect(Collectors.toSet()))
                .as("each way, onto each license")
                .isEqualTo(arrivals.stream().map(Arrival::way).collect(Collectors.toSet()))
                .hasSize(4);
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
