package rollbook.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.InviteAccepted;
import rollbook.events.InviteClosed;
import rollbook.invite.usecase.ExpireInvites;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/**
 * Two acts on one invite at the very same moment, within this service: one of them counts, and license-service hears of that
 * one alone. What becomes of it there is shown end to end.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class RacesIT {
    private static final int ROUNDS = 200;

    @Inject
    ExpireInvites expireInvites;

    private final Scene scene = new Scene();

    @ParameterizedTest(name = "{0} and {1} at once")
    @CsvSource({
        "accept,  decline, CONFIRMING DECLINED",
        "accept,  accept,  CONFIRMING",
        "decline, decline, DECLINED",
        "accept,  expire,  CONFIRMING EXPIRED",
        "decline, expire,  DECLINED EXPIRED",
    })
    void of_two_acts_at_once_one_counts_and_is_said_once(String one, String other, String legal) throws Exception {
        var names = IntStream.range(0, ROUNDS).mapToObj(i -> "p" + i).toArray(String[]::new);
        var invited = scene.invite(names);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var order : invited) {
                var start = new CyclicBarrier(2);
                var acts = Stream.of(one, other)
                        .map(act -> CompletableFuture.runAsync(() -> carryOut(act, order, start), threads))
                        .toList();
                acts.forEach(CompletableFuture::join);
            }
        }

        Scene.await(() -> !states().contains("PENDING")); // one somebody had in hand runs out a second later
        assertThat(legal.split(" ")).containsAll(states());
        Scene.await(() -> Scene.sql("select count(*) from outbox").equals("0"));
        assertThat(said()).containsExactlyInAnyOrder(stand());
    }

    /** What license-service heard, as invite and state. */
    private List<String> said() {
        var accepted = Wire.heard(InviteAccepted.class, scene.licenseId, 0).stream()
                .map(fact -> fact.inviteId() + " CONFIRMING");
        var closed = Wire.heard(InviteClosed.class, scene.licenseId, 0).stream()
                .map(fact -> fact.inviteId() + " " + fact.reason());
        return Stream.concat(accepted, closed).toList();
    }

    /** What became of each here, in the same words. */
    private String[] stand() {
        return Scene.sql("select string_agg(id || ' ' || state, ',') from invite where license_id = '" + scene.licenseId
                        + "'")
                .split(",");
    }

    private void carryOut(String act, Scene.Order order, CyclicBarrier start) {
        var request = Scene.as(Tokens.of(order.email()));
        try {
            if (act.equals("expire")) {
                start.await();
                Scene.execute("update invite set expires_at = clock_timestamp() where state = 'PENDING' and id = '"
                        + order.inviteId() + "'");
                expireInvites.step();
            } else {
                start.await();
                assertThat(request.post(Scene.mine(order) + "/" + act).statusCode())
                        .isIn(200, 202, 409, 410);
            }
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> states() {
        return List.of(Scene.sql("select string_agg(distinct state, ' ') from invite where license_id = '"
                        + scene.licenseId + "'")
                .split(" "));
    }
}
