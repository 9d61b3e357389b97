package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.LicenseType;
import rollbook.stack.LocalStack;

/** License key and link from outside: where there is one, what it is worth to whom, and how joins are undone. */
@ExtendWith(WholeStack.class)
@Order(7)
class KeyAndLinkIT {
    private static final String WRONG = "0000-0000-0000-0000-0000-0";
    private static final int CLASS = 35;
    /** As many as it takes until their address is full, each having failed more often than one mistypes. */
    private static final int GUESSERS = 30;

    private final LocalStack stack;
    private final Api api;
    private final CodeWalk codes;
    private final MemberWalk members;
    private final String domain = DomainWalk.fresh("k") + ".example";

    KeyAndLinkIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.codes = new CodeWalk(api);
        this.members = new MemberWalk(api);
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R35_R36_a_key_brings_whoever_redeems_it_onto_every_type_of_license(LicenseType type) throws Exception {
        var license = api.create("Key of " + type, type.name());
        var ann = people("ann", 1).getFirst();

        codes.redeem(ann, codes.key(license));

        members.awaitStatus(license, ann + "@" + domain, "MEMBER");
        assertThat(members.methods(license, ann + "@" + domain)).containsExactly("KEY");
    }

    @ParameterizedTest
    @EnumSource(value = LicenseType.class, mode = EnumSource.Mode.EXCLUDE, names = "TEACHER")
    void R32_only_a_Teacher_license_has_a_link(LicenseType type) {
        var license = api.create("Link of " + type, type.name());

        for (var username : List.of("dana", "staff")) {
            DomainWalk.refused(api.as(username).post(codes.path(license, "link") + "/show"), 409, "R32");
            DomainWalk.refused(api.as(username).post(codes.path(license, "link") + "/rotate"), 409, "R32");
        }
    }

    @Test
    void a_class_of_35_is_never_limited_and_those_who_guess_from_the_same_address_are() throws Exception {
        var license = api.create("Key of a class", "SCHOOL");
        var key = codes.key(license);
        var students = people("student", CLASS);
        var guessers = people("guesser", GUESSERS);
        assertThat(counted(people("guesser", 1), 40, WRONG)).isEqualTo(Map.of(404, 10L, 429, 30L));
        assertThat(counted(guessers, 6, WRONG)).isEqualTo(Map.of(404, 6L * GUESSERS));

        var limited = codes.attempt(guessers.getFirst(), key);
        var begin = Instant.now();
        var answers = counted(students, 1, key);
        var took = Duration.between(begin, Instant.now());

        System.out.printf("key: a class of %d redeemed in %d ms%n", CLASS, took.toMillis());
        assertThat(limited.statusCode()).as(limited.asString()).isEqualTo(429);
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 600);
        assertThat(answers).isEqualTo(Map.of(202, (long) CLASS));
        for (var student : students) {
            members.awaitStatus(license, student + "@" + domain, "MEMBER");
        }
    }

    @Test
    void unknown_revoked_rotated_and_expired_keys_are_answered_alike_byte_for_byte() throws Exception {
        var strangers = people("stranger", 5);
        var revoked = codes.key(api.create("Key revoked", "SCHOOL"));
        var answers = new LinkedHashMap<String, String>();
        answers.put("unknown", bytes(codes.attempt(strangers.get(0), WRONG)));
        answers.put("revoked", bytes(codes.attempt(strangers.get(1), revoked())));
        answers.put("rotated", bytes(codes.attempt(strangers.get(2), rotated())));
        answers.put("expired", bytes(codes.attempt(strangers.get(3), expired())));

        assertThat(answers.values()).as(answers.toString()).allMatch(answers.get("unknown")::equals);
        codes.redeem(strangers.get(4), revoked); // one that counts is answered otherwise
    }

    @Test
    void joins_undone_leave_who_is_on_the_license_by_another_way() throws Exception {
        var license = api.create("Key undone", "SCHOOL");
        var key = codes.key(license);
        var since = Instant.now();
        var both = people("both", 1).getFirst();
        var byKey = people("by-key", 1).getFirst();
        codes.redeem(both, key);
        codes.redeem(byKey, key);
        members.awaitStatus(license, byKey + "@" + domain, "MEMBER");
        api.addAndWait("dana", license, both + "@" + domain);
        assertThat(members.methods(license, both + "@" + domain)).containsExactlyInAnyOrder("KEY", "EMAIL");

        var undone =
                api.as("dana").body(Map.of("since", since.toString())).post(codes.path(license, "key") + "/joins/undo");

        assertThat(undone.statusCode()).as(undone.asString()).isEqualTo(202);
        assertThat(undone.<Integer>path("people")).isEqualTo(2);
        members.awaitStatus(license, byKey + "@" + domain, "REMOVED");
        Settling.await(stack);
        assertThat(members.status(license, both + "@" + domain)).isEqualTo("MEMBER");
        assertThat(members.methods(license, both + "@" + domain)).containsExactly("EMAIL");
    }

    private String revoked() {
        var license = api.create("Key revoked", "SCHOOL");
        var key = codes.key(license);
        assertThat(api.as("dana").delete(codes.path(license, "key")).statusCode())
                .isEqualTo(204);
        return key;
    }

    private String rotated() {
        var license = api.create("Key rotated", "SCHOOL");
        var key = codes.key(license);
        assertThat(api.as("dana").post(codes.path(license, "key") + "/rotate").statusCode())
                .isEqualTo(200);
        return key;
    }

    private String expired() {
        var license = api.create("Key expired", "SCHOOL");
        var key = codes.key(license);
        var end = Instant.now().plusSeconds(6);
        var limited = api.as("dana").body(Map.of("expiresAt", end.toString())).put(codes.path(license, "key"));
        assertThat(limited.statusCode()).as(limited.asString()).isEqualTo(200);
        Patience.await("its end").until(() -> Instant.now().isAfter(end));
        return key;
    }

    /** Signed in already. */
    private List<String> people(String name, int count) throws Exception {
        var fresh = DomainWalk.fresh(name);
        var people = IntStream.range(0, count).mapToObj(i -> fresh + "-" + i).toList();
        stack.makePeople(people, domain);
        people.forEach(api::token);
        return people;
    }

    /** How often each status was answered, everybody trying the code so often, all at once. */
    private Map<Integer, Long> counted(List<String> people, int times, String code) throws Exception {
        var attempts = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < times; i++) {
            people.forEach(
                    username -> attempts.add(() -> codes.attempt(username, code).statusCode()));
        }
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        return answers.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private static String bytes(Response answer) {
        return answer.statusCode() + "\n"
                + answer.headers().asList().stream()
                        .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"))
                + "\n" + answer.asString();
    }
}
