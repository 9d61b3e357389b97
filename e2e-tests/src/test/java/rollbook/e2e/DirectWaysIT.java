package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/** Key and link as two stories from outside: a small teacher's license, and many pupils at once on few seats. */
@ExtendWith(WholeStack.class)
@Order(7)
class DirectWaysIT {
    private static final int SEATS = 20;
    private static final int PUPILS = 200;

    private final LocalStack stack;
    private final Api api;
    private final CodeWalk codes;
    private final MemberWalk members;

    DirectWaysIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.codes = new CodeWalk(api);
        this.members = new MemberWalk(api);
    }

    @Test
    void R33_R36_a_small_teachers_license_fills_by_link_key_and_file_and_a_leaked_key_is_taken_back() {
        var license = api.create("Small teacher", "TEACHER");
        seats(license, 30);
        var key = codes.key(license);
        codes.redeem("sam", codes.link(license));
        codes.redeem("sue", key);
        members.awaitStatus(license, "sue@northfield.example", "MEMBER");
        members.awaitStatus(license, "sam@northfield.example", "MEMBER");
        api.addAndWait("dana", license, String.join(", ", SchoolFile.people("desk", 26)));
        var file = SchoolFile.of(SchoolFile.people("class", 20));
        var batch = new Upload(api, "dana", license, file, UUID.randomUUID().toString()).send();
        Settling.await(stack);
        assertThat(api.as("dana").get("/api/enrollments/batches/" + batch).<Map<String, Integer>>path("outcomes"))
                .isEqualTo(Map.of("ADDED", 2, "WAITING", 18));

        members.remove("dana", license, SchoolFile.people("desk", 26).getFirst());

        members.awaitStatus(license, SchoolFile.people("class", 20).get(2), "MEMBER");
        var leakedAt = Instant.now();
        codes.redeem("olga", key);
        members.awaitStatus(license, "olga@otherschool.example", "WAITING");
        var rotated = api.as("dana")
                .body(Map.of("undoJoinsSince", leakedAt.toString()))
                .post(codes.path(license, "key") + "/rotate");
        assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(200);
        members.awaitStatus(license, "olga@otherschool.example", "REMOVED");
        assertThat(members.status(license, "sue@northfield.example")).isEqualTo("MEMBER");
        assertThat(codes.attempt("kim", key).statusCode()).isEqualTo(404);
    }

    @Test
    void R36_X18_of_200_who_redeem_at_once_exactly_20_get_the_20_seats() throws Exception {
        var license = api.create("Many pupils", "SCHOOL");
        seats(license, SEATS);
        var key = codes.key(license);
        var pupils = IntStream.rangeClosed(1, PUPILS)
                .mapToObj("pupil%03d"::formatted)
                .toList();
        stack.makePeople(pupils, "pupils.example");
        pupils.forEach(pupil ->
                assertThat(api.as(pupil).get("/api/invites/mine").statusCode()).isEqualTo(200));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var redeeming = pupils.stream()
                    .map(pupil ->
                            (Callable<Integer>) () -> codes.attempt(pupil, key).statusCode())
                    .toList();
            for (var answer : threads.invokeAll(redeeming)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        Settling.await(stack);
        var standing = api.items("dana", "/api/licenses/" + license + "/members").stream()
                .collect(Collectors.groupingBy(member -> member.get("status"), Collectors.counting()));
        assertThat(standing).isEqualTo(Map.of("MEMBER", (long) SEATS, "WAITING", (long) PUPILS - SEATS));
    }

    private void seats(String license, int seats) {
        var answer = api.as("staff").body(Map.of("seats", seats)).put("/api/licenses/" + license + "/seats");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
