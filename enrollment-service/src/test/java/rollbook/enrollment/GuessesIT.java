package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.enrollment.usecase.ForgetGuesses;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;

/** Who guesses keys is kept waiting; a class behind the same address never is. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class GuessesIT {
    private static final int PER_ACCOUNT = 10;
    private static final int FORGIVEN = 5;
    private static final String SCHOOL = "203.0.113.7";
    private static final String WRONG = "0000-0000-0000-0000-0000-0";

    @Inject
    ForgetGuesses forgetGuesses;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void ten_thousand_guesses_of_a_few_accounts_are_limited_to_ten_each() throws Exception {
        var tokens = tokens(5);
        var guesses = IntStream.range(0, 10_000)
                .<Callable<Integer>>mapToObj(i ->
                        () -> redeem(tokens.get(i % 5), guess(), "198.51.100.1").statusCode())
                .toList();

        assertThat(counted(guesses)).isEqualTo(Map.of(404, 50L, 429, 9_950L));
    }

    @Test
    void a_class_of_thirty_five_behind_the_address_of_a_thousand_failures_is_never_limited() throws Exception {
        var code = Codes.key(LicenseType.SCHOOL).shown();
        var guessers = tokens(170);
        var guesses = guessers.stream()
                .flatMap(guesser ->
                        Collections.nCopies(8, (Callable<Integer>)
                                        () -> redeem(guesser, guess(), SCHOOL).statusCode())
                                .stream())
                .toList();
        assertThat(counted(guesses).get(404)).isGreaterThan(1_000);
        assertThat(redeem(guessers.getFirst(), code, SCHOOL).statusCode()).isEqualTo(429);

        assertThat(counted(tries(tokens(35), code, SCHOOL))).isEqualTo(Map.of(202, 35L));
        var mistypes = Tokens.of(Codes.somebody());
        for (var i = 0; i < FORGIVEN; i++) {
            assertThat(redeem(mistypes, WRONG, SCHOOL).statusCode()).isEqualTo(404);
        }
        assertThat(redeem(mistypes, code, SCHOOL).statusCode()).isEqualTo(202);
        assertThat(redeem(guessers.getFirst(), code, "203.0.113.8").statusCode())
                .as("from another address their own failures alone count")
                .isEqualTo(202);
    }

    @Test
    void a_class_that_tries_an_expired_key_three_times_each_joins_by_the_right_one() throws Exception {
        var code = Codes.key(LicenseType.SCHOOL).shown();
        var address = "203.0.113.35";
        var students = tokens(35);

        for (var i = 0; i < 3; i++) {
            assertThat(counted(tries(students, WRONG, address))).isEqualTo(Map.of(404, 35L));
        }

        assertThat(counted(tries(students, code, address))).isEqualTo(Map.of(202, 35L));
    }

    @Test
    void whoever_mistypes_once_more_than_is_forgiven_is_not_limited_by_a_class_that_mistyped_less() throws Exception {
        var code = Codes.key(LicenseType.SCHOOL).shown();
        var address = "203.0.113.36";
        var students = tokens(35);
        for (var i = 0; i < FORGIVEN; i++) {
            assertThat(counted(tries(students, WRONG, address))).isEqualTo(Map.of(404, 35L));
        }

        assertThat(redeem(students.getFirst(), WRONG, address).statusCode()).isEqualTo(404);
        assertThat(counted(tries(students, code, address))).isEqualTo(Map.of(202, 35L));
    }

    @Test
    void whoever_is_limited_is_told_for_how_long_and_their_code_is_not_even_looked_at() {
        var code = Codes.key(LicenseType.SCHOOL).shown();
        var guesser = Codes.somebody();
        for (var i = 0; i < PER_ACCOUNT; i++) {
            problem(Codes.redeem(guesser, WRONG), 404, "no-such-code");
        }

        var limited = Codes.redeem(guesser, code);

        problem(limited, 429, "too-many-guesses");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(500, 600);
        Codes.sql("update wrong_guess set failed_at = failed_at - interval '10 minutes'");
        Codes.redeem(guesser, code).then().statusCode(202);
    }

    @Test
    void what_was_redeemed_never_counts() {
        var code = Codes.key(LicenseType.SCHOOL).shown();
        var una = Codes.somebody();
        for (var i = 0; i < 3 * PER_ACCOUNT; i++) {
            Codes.redeem(una, code).then().statusCode(202);
        }
        for (var i = 0; i < PER_ACCOUNT; i++) {
            problem(Codes.redeem(una, WRONG), 404, "no-such-code");
        }
    }

    @Test
    void who_guessed_from_where_is_kept_as_digests_and_forgotten() {
        var guesser = Codes.somebody();
        problem(Codes.redeem(guesser, WRONG), 404, "no-such-code");

        for (var who : List.of(Tokens.account(guesser).toString(), guesser, "127.0.0.1", WRONG)) {
            assertThat(Stored.where(who)).as(who).noneMatch(column -> column.startsWith("wrong_guess."));
        }
        assertThat(Codes.sql("select count(*) from wrong_guess where octet_length(account_hmac) = 32"
                        + " and octet_length(address_hmac) = 32"))
                .isNotEqualTo("0");
        Codes.sql("update wrong_guess set failed_at = failed_at - interval '11 minutes'");
        forgetGuesses.forget();
        assertThat(Codes.sql("select count(*) from wrong_guess")).isEqualTo("0");
    }

    private HttpResponse<String> redeem(String token, String code, String address)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/enrollments/redemptions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString("{\"code\": \"" + code + "\"}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> tokens(int people) {
        return IntStream.range(0, people)
                .mapToObj(_ -> Tokens.of(Codes.somebody()))
                .toList();
    }

    private List<Callable<Integer>> tries(List<String> tokens, String code, String address) {
        return tokens.stream()
                .<Callable<Integer>>map(
                        token -> () -> redeem(token, code, address).statusCode())
                .toList();
    }

    private static String guess() {
        var digits = ThreadLocalRandom.current().ints(20, 0, 10).mapToObj(Integer::toString);
        return digits.collect(Collectors.joining()) + "0";
    }

    private static Map<Integer, Long> counted(List<Callable<Integer>> requests) throws Exception {
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
}
