package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.events.Topic;
import rollbook.kit.testing.prometheus.Scrape;
import rollbook.stack.LocalStack;

/**
 * Two walks of docs/operations.md, <i>Backup and restore</i> and <i>Disaster walk</i>, C: PostgreSQL is brought back to a
 * moment, and what people and directories said since is judged anew from Kafka; and Kafka loses all it holds. The last of all,
 * for it takes everybody back.
 */
@ExtendWith(WholeStack.class)
@Order(10)
class RestoreIT {
    private static final long SEED = 20261130;
    private static final int ADDRESSES = 600;
    /** What license-service alone writes; the others' topics stay as they are. */
    private static final EnumSet<Topic> VERDICTS = EnumSet.of(Topic.LICENSES, Topic.MEMBERSHIPS, Topic.INVITES);

    private final LocalStack stack;
    private final Api api;
    private final InviteWalk invites;
    private final Tables license;
    private final Tables enrollment;
    private final BaseBackup backup;

    RestoreIT(LocalStack stack) {
        this.stack = stack;
        api = new Api(stack);
        invites = new InviteWalk(stack, api);
        license = new Tables(stack, "license");
        enrollment = new Tables(stack, "enrollment");
        backup = new BaseBackup(stack);
    }

    @Test
    void brought_back_to_one_moment_it_judges_anew_what_was_said_since() throws Exception {
        var school = api.create("Restored", "SCHOOL");
        api.addAndWait("paul", school, "sam@northfield.example, sue@northfield.example");
        var ofSam = invites.found("sam", school);
        var ofSue = invites.found("sue", school);
        var licenses = new ArrayList<>(peopleComeMeanwhile(backup::take));
        licenses.add(school);
        assertThat(invites.answer("sam", ofSam, "accept").statusCode()).isEqualTo(202);
        invites.awaitState("sam", ofSam, "ACCEPTED");
        seats(school, 20);
        seats(school, 30);
        var unknown = api.create("Made after that moment", "SCHOOL");
        api.addAndWait("dana", unknown, "ann@restored.example");
        Settling.await(stack);
        var members = members(licenses);

        restore();

        assertThat(members(licenses)).isEqualTo(members);
        Audit.findsNoDifference(api, licenses);
        assertThat(api.as("staff").get("/api/licenses/" + unknown).statusCode()).isEqualTo(404);
        whatIsSaidOfTheUnknownIsDropped(unknown);
        nothingElseIsLeft();
        lifeGoesOn(school, ofSue);
    }

    @Test
    void without_all_that_Kafka_held_it_goes_on_from_what_PostgreSQL_knows() throws Exception {
        var school = api.create("Kept", "SCHOOL");
        api.addAndWait("dana", school, "sam@northfield.example, ann@restored.example");
        api.addAndWait("paul", school, "sue@northfield.example");
        var ofSue = invites.found("sue", school);
        Settling.await(stack);
        var members = members(List.of(school));

        endServices();
        stack.makeTopicsAnew(EnumSet.allOf(Topic.class));
        startServices();

        assertThat(members(List.of(school))).isEqualTo(members);
        Audit.findsNoDifference(api, List.of(school));
        nothingElseIsLeft();
        seats(school, 30);
        lifeGoesOn(school, ofSue);
    }

    /** The moment comes while some are accepted and not judged; the others come after it. */
    private List<String> peopleComeMeanwhile(Moment moment) throws Exception {
        var workload = Workload.of("restored-", SEED, ADDRESSES, 2);
        try (var flow = new Flow("Restored", api, enrollment, workload, ADDRESSES)) {
            flow.upTo(ADDRESSES / 2);
            flow.start();
            Patience.await("some").until(() -> flow.accepted() > ADDRESSES / 4);
            moment.comes();
            flow.upTo(ADDRESSES);
            flow.finish();
            return flow.licenses();
        }
    }

    private interface Moment {
        void comes() throws Exception;
    }

    /** In the order of docs/operations.md. */
    private void restore() throws Exception {
        endServices();
        backup.bringBack();
        stack.makeTopicsAnew(VERDICTS);
        startServices();
    }

    private void endServices() {
        WholeStack.SERVICES.forEach(service -> stack.child(service).shutDown());
    }

    private void startServices() {
        begin("license-service");
        Patience.await("its lag to be 0").until(this::hasReadAll);
        WholeStack.SERVICES.stream()
                .filter(service -> !service.equals("license-service"))
                .forEach(this::begin);
        Settling.await(stack);
    }

    private void begin(String service) {
        stack.child(service).bringBack();
        stack.child(service).awaitReady(Patience.LIMIT);
    }

    private boolean hasReadAll() {
        var metrics = api.inside("license-service").get("/q/metrics").asString();
        var lags = Scrape.of("license-service", metrics).samples().stream()
                .filter(sample -> sample.name().equals("rollbook_topic_lag"))
                .toList();
        return !lags.isEmpty() && lags.stream().allMatch(lag -> lag.value() == 0);
    }

    /** Who is on each license, as what and why, without times. */
    private List<String> members(List<String> licenses) {
        return licenses.stream()
                .flatMap(id -> api.members("staff", id).stream()
                        .map(member -> "%s %s %s %s"
                                .formatted(
                                        id,
                                        member.get("email"),
                                        member.get("status"),
                                        String.valueOf(member.get("grants")).replaceAll("since=[^,}]*", ""))))
                .sorted()
                .toList();
    }

    private void whatIsSaidOfTheUnknownIsDropped(String unknown) throws SQLException {
        assertThat(license.rows("select key from dead_letter where handled_at is null"))
                .containsExactly(unknown);
        var id = license.number("select id from dead_letter where handled_at is null");
        api.as("staff")
                .body(Map.of("reason", "made after the moment we were brought back to"))
                .post("/api/licenses/operations/dead-letters/" + id + "/drop")
                .then()
                .statusCode(204);
    }

    /** No dead letter waits for anybody; the one dropped is kept. */
    private void nothingElseIsLeft() throws SQLException {
        for (var database : Books.DATABASES) {
            assertThat(new Tables(stack, database).rows("select error from dead_letter where handled_at is null"))
                    .as("dead letters of " + database)
                    .isEmpty();
        }
    }

    /** Whoever reads the topics made anew hears of what comes, and has nothing left of what never was. */
    private void lifeGoesOn(String school, String ofSue) throws Exception {
        seats(school, 25);
        Patience.await("the license as it is now, in its copy")
                .until(() -> enrollment
                        .rows("select revision from replica where id = ?::uuid", school)
                        .equals(license.rows("select revision from license where id = ?::uuid", school)));
        assertThat(api.addAndWait("dana", school, "bob@restored.example").<String>path("state"))
                .isEqualTo("DONE");
        assertThat(invites.answer("sue", ofSue, "accept").statusCode()).isEqualTo(202);
        invites.awaitState("sue", ofSue, "ACCEPTED");
        assertThat(invites.statuses(school))
                .containsEntry("sue@northfield.example", "MEMBER")
                .containsEntry("bob@restored.example", "MEMBER");
    }

    private void seats(String school, int seats) {
        var answer = api.as("staff").body(Map.of("seats", seats)).put("/api/licenses/" + school + "/seats");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
