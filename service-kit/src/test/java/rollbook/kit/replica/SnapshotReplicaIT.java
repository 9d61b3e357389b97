package rollbook.kit.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;

/** Of all snapshots of a thing the one with the highest revision stays. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SnapshotReplicaIT {

    @Inject
    SnapshotReplica replica;

    private final UUID id = UUID.randomUUID();

    @RepeatedTest(5)
    void the_highest_revision_stays_whatever_the_order(RepetitionInfo repetition) {
        var revisions = new ArrayList<>(List.of(1, 2, 3, 4, 5, 3, 5));
        Collections.shuffle(revisions, new Random(repetition.getCurrentRepetition()));

        revisions.forEach(revision -> replica.keep("thing", id, revision, "{\"at\": " + revision + "}"));

        assertThat(replica.find("thing", id)).contains("{\"at\": 5}");
    }

    @Test
    void things_of_two_kinds_are_two_things() {
        replica.keep("thing", id, 2, "{}");

        assertThat(replica.find("other", id)).isEmpty();
    }
}
