package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollbook.stack.LocalStack;

/**
 * How a flow ended on one license, in words that do not depend on ids, names and clocks: two flows of the same workload
 * must end alike.
 *
 * @param rows what the API says of every row sent
 * @param members what the API lists
 * @param ledger every verdict in its order
 */
record Ending(List<String> rows, List<String> members, List<String> ledger) {
    private static final String LEDGER = """
            select l.seq, a.batch_id, l.row, coalesce(m.address, ''), a.method, a.actor_email,
                   l.status_before, l.status_after, l.outcome, l.rule
            from ledger l join act a on a.license_id = l.license_id and l.seq between a.first_seq and a.seq
            left join membership m on m.license_id = l.license_id and m.person_id = l.person_id
            where l.license_id = ?::uuid order by l.seq
            """;

    static List<Ending> of(LocalStack stack, Api api, Flow flow) throws SQLException {
        var endings = new ArrayList<Ending>();
        for (var lane = 0; lane < flow.licenses().size(); lane++) {
            endings.add(of(stack, api, flow, lane));
        }
        return endings;
    }

    private static Ending of(LocalStack stack, Api api, Flow flow, int lane) throws SQLException {
        var license = flow.licenses().get(lane);
        var batches = flow.batches(lane);
        var rows = new ArrayList<String>();
        for (var batch : batches) {
            api.items("dana", "/api/enrollments/batches/" + batch + "/rows").stream()
                    .map(row -> batch + " " + row)
                    .forEach(rows::add);
        }
        var members = api.members("dana", license).stream()
                .map(member ->
                        "%s %s %s".formatted(member.get("email"), member.get("status"), reasons(member.get("grants"))))
                .toList();
        return new Ending(plain(rows, batches), plain(members, batches), plain(verdicts(stack, license), batches));
    }

    private static List<String> verdicts(LocalStack stack, String license) throws SQLException {
        return new Tables(stack, "license").rows(LEDGER, license);
    }

    /** The grants without their times. */
    private static String reasons(@Nullable Object grants) {
        return String.valueOf(grants).replaceAll("since=[^,}]*", "");
    }

    /** Batches become their place in the flow, and every workload's addresses those of one. */
    private static List<String> plain(List<String> lines, List<String> batches) {
        return lines.stream()
                .map(line -> IntStream.range(0, batches.size())
                        .filter(i -> line.contains(batches.get(i)))
                        .mapToObj(i -> line.replace(batches.get(i), "batch " + i))
                        .findFirst()
                        .orElse(line)
                        .replaceAll("@[a-z-]+(\\d+)\\.example", "@lane$1.example"))
                .toList();
    }

    /** Place by place, what stands here and what should. */
    private static List<String> differences(List<String> here, List<String> there) {
        return IntStream.range(0, Math.max(here.size(), there.size()))
                .filter(i ->
                        i >= here.size() || i >= there.size() || !here.get(i).equals(there.get(i)))
                .mapToObj(i -> "%d: %s instead of %s"
                        .formatted(i, i < here.size() ? here.get(i) : "-", i < there.size() ? there.get(i) : "-"))
                .toList();
    }

    /** Compared list by list, so that a difference is readable. */
    void isThatOf(Ending other) {
        assertThat(differences(rows, other.rows())).as("rows").isEmpty();
        assertThat(differences(members, other.members())).as("members").isEmpty();
        assertThat(differences(ledger, other.ledger())).as("ledger").isEmpty();
    }
}
