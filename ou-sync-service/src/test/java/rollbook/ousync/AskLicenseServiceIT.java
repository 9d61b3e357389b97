package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.LicenseOwner.Reply;
import rollbook.ousync.usecase.Claims;
import rollbook.ousync.usecase.LicensePeople;

/** A question of license-service that is lost is asked once more, and then no more. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class AskLicenseServiceIT {
    private static final Reply ANSWER = new Reply(200, "{\"seq\":7,\"people\":[],\"next\":null}");

    private final UUID license = UUID.randomUUID();
    private final AtomicInteger asked = new AtomicInteger();

    @Inject
    LicensePeople people;

    @Inject
    Claims claims;

    private void answers(String part, Reply first, Reply then) {
        LicenseOwner.answersAt(
                part,
                question ->
                        question.path().contains(license.toString()) && asked.incrementAndGet() == 1 ? first : then);
    }

    private long ask() {
        return people.changedAfter(license, license, 0, null).seq();
    }

    @Test
    void an_instance_that_is_going_is_asked_once_more() {
        answers("/ou-grants", new Reply(503, "{}"), ANSWER);

        assertThat(ask()).isEqualTo(7);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_broken_connection_is_tried_once_more() {
        answers("/ou-grants", Reply.NONE, ANSWER);

        assertThat(ask()).isEqualTo(7);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_claim_is_said_once_more() {
        answers("/claims/ou-sync", Reply.NONE, new Reply(200, "{}"));

        assertThat(claims.claim(license, license)).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_service_that_is_away_is_not_pressed() {
        answers("/ou-grants", new Reply(503, "{}"), new Reply(503, "{}"));

        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(CommonProblem.UNAVAILABLE));
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_answer_is_taken_as_it_is() {
        answers("/ou-grants", new Reply(404, "{}"), ANSWER);

        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(CommonProblem.NOT_FOUND));
        assertThat(asked).hasValue(1);
    }
}
