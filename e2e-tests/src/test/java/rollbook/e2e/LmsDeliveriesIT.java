package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;
import rollbook.stack.lms.LmsLog.Attempt;

/** The same open a thousand times, as one delivery and as a thousand, all at once (DESIGN §6 Webhooks). */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(7)
class LmsDeliveriesIT {
    private static final String TARA = "tara@northfield.example";
    private static final int TIMES = 1_000;

    private final LocalStack stack;
    private final Api api;
    private final String license;
    private final String assignment = "deliveries-" + UUID.randomUUID();

    LmsDeliveriesIT(LocalStack stack) {
        this.stack = stack;
        api = new Api(stack);
        license = api.create("Deliveries", "TEACHER");
    }

    @BeforeAll
    void taraMakesAnAssignment() {
        api.makeAdmin(license, TARA);
        var made = new JsonObject()
                .put("assignmentId", assignment)
                .put("title", "Unit 3 worksheet")
                .put(
                        "maker",
                        new JsonObject().put("googleId", "tara-" + assignment).put("email", TARA))
                .put("licenseId", license);

        assertThat(deliver("made-" + assignment, "assignment.created", made)
                        .join()
                        .status())
                .isEqualTo(202);
    }

    @Test
    void R29_one_delivery_a_thousand_times_at_once_is_one_member_and_one_entry() throws Exception {
        var id = "msg_" + UUID.randomUUID();

        all(_ -> deliver(id, "assignment.opened", opened("sofia")));

        assertOneEntry("sofia");
    }

    @Test
    void R29_a_thousand_deliveries_of_one_open_at_once_are_one_member_and_one_entry() throws Exception {
        all(number -> deliver("msg_" + UUID.randomUUID() + number, "assignment.opened", opened("omar")));

        assertOneEntry("omar");
    }

    private void all(IntFunction<CompletableFuture<Attempt>> delivery) {
        var sent = IntStream.range(0, TIMES).mapToObj(delivery).toList();

        // who is told that too many come at once (503) sends again, as the app does
        assertThat(sent.stream().map(CompletableFuture::join).map(Attempt::status))
                .containsOnly(202);
    }

    private void assertOneEntry(String who) throws SQLException {
        Patience.await(who + " to be a member")
                .until(() -> api.items("staff", "/api/licenses/" + license + "/members?status=MEMBER&q=" + who)
                                .size()
                        == 1);
        Settling.await(stack);
        assertThat(new Tables(stack, "license")
                        .number(
                                "select count(*) from ledger l join membership m using (license_id, person_id)"
                                        + " where l.license_id = ? and m.address = ?",
                                UUID.fromString(license),
                                email(who)))
                .isEqualTo(1);
    }

    private JsonObject opened(String who) {
        return new JsonObject()
                .put("assignmentId", assignment)
                .put(
                        "learner",
                        new JsonObject().put("googleId", who + "-" + assignment).put("email", email(who)))
                .put("role", "learner");
    }

    private static String email(String who) {
        return who + ".deliveries@northfield.example";
    }

    private CompletableFuture<Attempt> deliver(String id, String type, JsonObject data) {
        return stack.lms().app().send(api.uri("/webhooks/app"), stack.appWebhookSecret(), id, type, data);
    }
}
