package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Plans;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Fate;
import rollbook.ousync.usecase.Plans.Kind;
import rollbook.ousync.usecase.Plans.Line;

/** A plan of 100 000 lines that PostgreSQL has not counted yet, which is how it finds every large plan. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class LargePlanIT {
    private static final int PEOPLE = 100_000;

    private final UUID license = UUID.randomUUID();

    @Inject
    Plans plans;

    @Inject
    Database database;

    @Test
    void X30_what_a_plan_just_written_comes_to_is_found_in_seconds() {
        written(Effect.ADD);
        School.execute("analyze plan_person");
        var joining = written(Effect.ADD);
        var leaving = written(Effect.REMOVE);

        var added = soon(() -> plans.added(joining, PEOPLE / 2, 2_500));
        soon(() -> {
            plans.keepTheMoved(leaving);
            return leaving;
        });

        assertThat(added).hasSize(2_500);
        assertThat(database.inTransaction(() -> plans.losing(leaving, "", 10))).hasSize(10);
    }

    @Test
    void X30_whoever_a_plan_says_stays_is_found_in_seconds() {
        var leaving = written(Effect.REMOVE);
        soon(() -> {
            plans.judgeLosing(leaving, staying(5_000));
            return leaving;
        });

        var some = soon(() -> plans.judgedToStay(leaving, "", 1_000));

        assertThat(some).hasSize(1_000);
        assertThat(soon(() -> plans.judgedToStay(leaving, some.getLast().googleId(), 5_000)))
                .hasSize(4_000);
    }

    private static List<Fate> staying(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(no -> new Fate("google" + no, Outcome.ALREADY_MEMBER, "A sentence.", List.of()))
                .toList();
    }

    private <T> T soon(Supplier<T> question) {
        return database.inTransaction(() -> {
            database.with(sql -> sql.execute("set local statement_timeout = '25s'"));
            return question.get();
        });
    }

    private UUID written(Effect effect) {
        var plan = UUID.randomUUID();
        return database.inTransaction(() -> {
            plans.make(plan, license, UUID.randomUUID(), Kind.SELECT, List.of());
            plans.failed(plan, Trouble.FAILED_HERE); // so that nobody reads it
            plans.add(
                    plan,
                    IntStream.rangeClosed(1, PEOPLE)
                            .mapToObj(no -> line(no, effect))
                            .toList());
            return plan;
        });
    }

    private static Line line(int no, Effect effect) {
        return new Line(
                no, "unit" + no % 40, "google" + no, "s" + no + "@large.example", effect, null, null, null, List.of());
    }
}
