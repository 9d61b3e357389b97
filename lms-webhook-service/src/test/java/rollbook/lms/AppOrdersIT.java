package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.lms.AppSays.account;
import static rollbook.lms.AppSays.created;
import static rollbook.lms.AppSays.fresh;
import static rollbook.lms.AppSays.opened;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AssignmentOpened;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** However the making and the opens of an assignment overtake each other, and however often each is sent, it ends the same. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
class AppOrdersIT {
    private static final int STUDENTS = 4;

    private record Sent(String id, String body) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void any_order_with_doubles_ends_in_the_same(int seed) {
        var lots = new Random(seed);
        var maker = UUID.randomUUID();
        var assignment = "a-" + UUID.randomUUID();
        var license = Makers.on(maker.toString(), 1).getFirst();
        var students = new ArrayList<UUID>();
        var deliveries = new ArrayList<Sent>();
        deliveries.add(new Sent(fresh(), created(assignment, maker)));
        deliveries.add(new Sent(fresh(), created(assignment, maker)));
        deliveries.add(new Sent(fresh(), opened(assignment, account(maker), "teacher")));
        for (var i = 0; i < STUDENTS; i++) {
            var student = UUID.randomUUID();
            students.add(student);
            deliveries.add(new Sent(fresh(), opened(assignment, account(student))));
        }
        var doubles = deliveries.stream().filter(_ -> lots.nextBoolean()).toList();
        deliveries.addAll(doubles);
        Collections.shuffle(deliveries, lots);

        deliveries.forEach(sent -> AppSays.send(sent.id(), sent.body()).then().statusCode(202));

        assertSaidOnce(license, students);
    }

    @RepeatedTest(20)
    void made_and_opened_at_once_ends_in_the_same() throws Exception {
        var maker = UUID.randomUUID();
        var assignment = "a-" + UUID.randomUUID();
        var license = Makers.on(maker.toString(), 1).getFirst();
        var students = Stream.generate(UUID::randomUUID).limit(STUDENTS).toList();
        var bodies = Stream.concat(
                        Stream.of(created(assignment, maker)),
                        students.stream().map(student -> opened(assignment, account(student))))
                .toList();
        var together = new CyclicBarrier(bodies.size());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = bodies.stream()
                    .map(body -> threads.submit(() -> {
                        together.await();
                        return AppSays.send(body).statusCode();
                    }))
                    .toList();
            for (var each : sent) {
                assertThat(each.get()).isEqualTo(202);
            }
        }

        assertSaidOnce(license, students);
    }

    private static void assertSaidOnce(UUID license, List<UUID> students) {
        var said = Wire.heard(AssignmentOpened.class, license, STUDENTS);
        assertThat(said).hasSize(STUDENTS);
        assertThat(said.stream().map(opened -> opened.person().subject()).collect(Collectors.toSet()))
                .isEqualTo(students.stream().map(UUID::toString).collect(Collectors.toSet()));
        assertThat(said.stream().map(AssignmentOpened::assignmentId).collect(Collectors.toSet()))
                .hasSize(1);
    }
}
