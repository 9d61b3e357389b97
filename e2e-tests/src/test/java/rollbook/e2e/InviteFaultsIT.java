package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.stack.LocalStack;

/**
 * Processes are killed at seeded random points while invites are offered and answered: none is lost, none is there twice, and
 * the services agree. By default invite-service dies twice; {@code ./rollbook faults} kills each process five times.
 */
@ExtendWith(WholeStack.class)
@Order(8)
class InviteFaultsIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final long SEED = Long.getLong("rollbook.faults.seed", 20261125);
    private static final int LICENSES = FULL ? 200 : 40;
    /** Whose every message in Kafka is read again. */
    private static final int READ_AGAIN = 4;

    private static final Duration READY = Duration.ofSeconds(90);

    private final LocalStack stack;
    private final Api api;

    InviteFaultsIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
    }

    /** The processes to kill, one after the other. */
    static Stream<List<String>> victims() {
        return FULL
                ? Stream.of("invite-service", "license-service", "enrollment-service", "kafka", "postgres")
                        .map(process -> Collections.nCopies(5, process))
                : Stream.of(List.of("invite-service", "invite-service"));
    }

    @ParameterizedTest
    @MethodSource("victims")
    void whatever_is_killed_no_invite_and_no_answer_is_lost_or_doubled(List<String> victims) throws SQLException {
        try (var flow = new InviteFlow(stack, api, victims.getFirst(), LICENSES)) {
            flow.start();

            kill(victims, flow);

            flow.finish();
            Settling.await(stack);
            everyInviteIsThereOnce(flow.licenses());
            var books = new Books(stack);
            books.nothingWasGivenUp();
            for (var license : flow.licenses().subList(0, READ_AGAIN)) {
                books.everyVerdictIsThereOnce(license);
            }
        }
    }

    /** Each at a random point of its share of the answers, when there are invites still to be offered and answered. */
    private void kill(List<String> victims, InviteFlow flow) {
        var random = new Random(SEED + victims.hashCode());
        var answers = 2 * LICENSES;
        var share = answers / (victims.size() + 1);
        for (var i = 0; i < victims.size(); i++) {
            var point = i * share + random.nextInt(1, share);
            Patience.await("%d answers".formatted(point))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> flow.answered() >= point);
            var child = stack.child(victims.get(i));
            child.kill9();
            var answered = flow.answered();
            child.awaitReady(READY);
            System.out.printf("faults: kill -9 %s with %d of %d invites answered%n", child.name(), answered, answers);
            assertThat(answered).as("answers were still to come").isLessThan(answers);
        }
    }

    /** Whoever is invited has one open invite, who accepted is a member, who declined is not. */
    private void everyInviteIsThereOnce(List<String> licenses) throws SQLException {
        var ids = String.join(",", licenses);
        var invites = new Tables(stack, "invite").rows("""
                select license_id, member_id, case state when 'PENDING' then 'INVITED' when 'ACCEPTED' then 'MEMBER' else state end
                from invite where license_id = any (string_to_array(?, ',')::uuid[]) order by 1, 2, 3
                """, ids);
        var members = new Tables(stack, "license").rows("""
                select license_id, person_id, status
                from membership where license_id = any (string_to_array(?, ',')::uuid[]) order by 1, 2, 3
                """, ids);
        assertThat(invites).isEqualTo(members).hasSize(licenses.size() * (2 + InviteFlow.SILENT));
        assertThat(count(members, "MEMBER")).isEqualTo(licenses.size());
        assertThat(count(members, "DECLINED")).isEqualTo(licenses.size());
        assertThat(count(members, "INVITED")).isEqualTo((long) licenses.size() * InviteFlow.SILENT);
    }

    private static long count(List<String> rows, String status) {
        return rows.stream().filter(row -> row.endsWith("|" + status)).count();
    }
}
