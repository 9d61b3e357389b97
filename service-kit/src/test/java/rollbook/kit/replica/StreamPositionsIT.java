package rollbook.kit.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;

/** How far a numbered stream was applied only ever grows, and is one writer's at a time. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class StreamPositionsIT {

    @Inject
    StreamPositions positions;

    private final UUID key = UUID.randomUUID();

    @Test
    void a_position_begins_at_zero_and_never_goes_back() {
        assertThat(at()).isZero();

        QuarkusTransaction.requiringNew().run(() -> positions.moveTo("stream", key, 7));
        QuarkusTransaction.requiringNew().run(() -> positions.moveTo("stream", key, 3));

        assertThat(at()).isEqualTo(7);
    }

    @Test
    void who_asks_holds_the_position_until_the_commit() throws InterruptedException {
        Callable<Void> step = () -> QuarkusTransaction.requiringNew().call(() -> {
            positions.moveTo("stream", key, positions.at("stream", key) + 1);
            return null;
        });

        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(Stream.generate(() -> step).limit(40).toList());
        }

        assertThat(at()).isEqualTo(40);
    }

    @Test
    void there_is_no_position_outside_a_transaction() {
        assertThatThrownBy(() -> positions.at("stream", key)).hasMessageContaining("ransaction");
    }

    private long at() {
        return QuarkusTransaction.requiringNew().call(() -> positions.at("stream", key));
    }
}
