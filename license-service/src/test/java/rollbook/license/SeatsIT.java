package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestPostgres;
import rollbook.license.usecase.Fact;
import rollbook.license.usecase.RecordFacts;
import rollbook.license.usecase.RemoveMembers;

/** Seats under a rush: never one too many, none idle while somebody waits, and the ledger tells the same again. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SeatsIT {
    private static final int SEATS = 20;
    private static final int RUSH = 200;

    @Inject
    RecordFacts recordFacts;

    @Inject
    RemoveMembers removeMembers;

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    /** What one statement sees of a license: how many hold a seat, how many wait. */
    private record Sample(int seated, int waiting) {
        boolean isRight() {
            return seated <= SEATS && (waiting == 0 || seated == SEATS);
        }
    }

    @Test
    void X18_two_hundred_at_once_for_twenty_seats_seat_twenty() throws Exception {
        var license = Scene.on(LicenseType.SCHOOL).seats(SEATS);

        var samples = whileSampling(
                license,
                () -> IntStream.range(0, RUSH)
                        .<Callable<Object>>mapToObj(i -> () -> redeem(license, "u" + i + "@x.example"))
                        .toList());

        assertThat(samples).allMatch(Sample::isRight);
        assertThat(sample(license)).isEqualTo(new Sample(SEATS, RUSH - SEATS));
        assertThat(replayed(license)).isEqualTo(projected(license));
    }

    @Test
    void section_4_seats_that_free_up_in_a_rush_go_to_those_who_wait_in_their_order() throws Exception {
        var license = Scene.on(LicenseType.SCHOOL).seats(SEATS);
        for (var i = 0; i < SEATS; i++) {
            redeem(license, "first" + i + "@x.example");
        }

        var samples = whileSampling(
                license,
                () -> IntStream.range(0, RUSH)
                        .<Callable<Object>>mapToObj(i -> i % 10 == 0
                                ? () -> remove(license, "first" + i / 10 + "@x.example")
                                : () -> redeem(license, "u" + i + "@x.example"))
                        .toList());

        assertThat(samples).allMatch(Sample::isRight);
        assertThat(sample(license)).isEqualTo(new Sample(SEATS, RUSH - 2 * SEATS));
        assertThat(replayed(license)).isEqualTo(projected(license));
        assertThat(seatedBeforeWaiting(license)).as("nobody was overtaken").isTrue();
    }

    private Object redeem(Scene license, String email) {
        var fact = license.enrolled(EnrollmentMethod.KEY, "generation-1", Scene.user(email), Scene.stamp(), email);
        return persistently(() -> database.inTransaction(() -> {
            recordFacts.record(List.of(new Fact(UUID.randomUUID(), fact, Set.of(), false)));
            return email;
        }));
    }

    /** As a client or lane would: whoever got no connection in time asks again. */
    private static <T> T persistently(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (ConnectionException e) {
                Thread.onSpinWait();
            }
        }
    }

    private Object remove(Scene license, String email) {
        var member = license.member(email);
        return persistently(() -> removeMembers.carryOut(
                license.licenseId, RemoveMembers.Order.REMOVE, List.of(member), Scene.admin(Api.DANA)));
    }

    /** Does all of this at once, looking all the while. */
    private List<Sample> whileSampling(Scene license, Callable<List<Callable<Object>>> rush) throws Exception {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var samples = threads.submit(() -> {
                var seen = new ArrayList<Sample>();
                while (!over.get()) {
                    seen.add(sample(license));
                }
                return seen;
            });
            try {
                for (Future<Object> done : threads.invokeAll(rush.call())) {
                    done.get();
                }
            } finally {
                over.set(true);
            }
            return samples.get();
        }
    }

    private Sample sample(Scene license) throws SQLException {
        try (var connection = TestPostgres.connect(url);
                var rows = connection.createStatement().executeQuery("""
                        select count(*) filter (where status in ('MEMBER', 'INVITED')),
                               count(*) filter (where status = 'WAITING')
                        from membership where license_id = '%s'
                        """.formatted(license.licenseId))) {
            rows.next();
            return new Sample(rows.getInt(1), rows.getInt(2));
        }
    }

    /** Everybody's status as the ledger's entries, read in order, leave it; the seats are right after every act. */
    private Map<UUID, String> replayed(Scene license) throws SQLException {
        var standing = new HashMap<UUID, String>();
        var seated = new HashSet<UUID>();
        var waiting = new HashSet<UUID>();
        try (var connection = TestPostgres.connect(url);
                var rows = connection.createStatement().executeQuery("""
                        select l.person_id, l.status_after, l.seq = a.seq as last,
                               coalesce(lead(a.kind) over (order by l.seq), '') = 'SEATING' as then_seats
                        from act a join ledger l on l.license_id = a.license_id and l.seq between a.first_seq and a.seq
                        where a.license_id = '%s' order by l.seq
                        """.formatted(license.licenseId))) {
            while (rows.next()) {
                var person = rows.getObject(1, UUID.class);
                var status = rows.getString(2);
                standing.put(person, status);
                seated.remove(person);
                waiting.remove(person);
                if (status.equals("WAITING")) {
                    waiting.add(person);
                } else if (status.equals("MEMBER")) {
                    seated.add(person);
                }
                if (rows.getBoolean("last") && !rows.getBoolean("then_seats")) {
                    assertThat(new Sample(seated.size(), waiting.size())).matches(Sample::isRight);
                }
            }
        }
        return standing;
    }

    private Map<UUID, String> projected(Scene license) throws SQLException {
        var standing = new HashMap<UUID, String>();
        try (var connection = TestPostgres.connect(url);
                var rows = connection
                        .createStatement()
                        .executeQuery("select person_id, status from membership where license_id = '"
                                + license.licenseId + "'")) {
            while (rows.next()) {
                standing.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
        }
        return standing;
    }

    /** Whether everybody who waited and has a seat now began to wait before everybody who still waits. */
    private static boolean seatedBeforeWaiting(Scene license) {
        return "t".equals(Scene.sql("""
                select coalesce(max(l.seq) filter (where m.status = 'MEMBER'), 0)
                     < min(l.seq) filter (where m.status = 'WAITING')
                from ledger l join membership m using (license_id, person_id)
                where license_id = '%s' and l.outcome = 'WAITING'
                """.formatted(license.licenseId)));
    }
}
