package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.enrollment.Api.as;
import static rollbook.enrollment.Api.asDana;
import static rollbook.enrollment.Domains.ATTESTED;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import rollbook.enrollment.usecase.ScanDomains;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** What happens to a domain at once: the one before the other, the other way about, and neither (X9, R38, R40, R41). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class DomainRacesIT {
    private static final int ROUNDS = 9;

    private final String domain = Domains.fresh();
    private final UUID ann = UUID.randomUUID();
    private UUID licenseId;

    @BeforeEach
    void create() {
        licenseId = Domains.license(LicenseType.SCHOOL);
    }

    @Inject
    ScanDomains scanDomains;

    @RepeatedTest(ROUNDS)
    void R40_R41_whoever_signs_up_while_it_is_deployed_is_named_at_once_or_by_the_first_scan(RepetitionInfo round)
            throws Exception {
        race(round, this::signUp, this::deploy);

        Patience.await().until(() -> named().map(UserEnrolled.Person::accountId).anyMatch(ann::equals));
    }

    @RepeatedTest(ROUNDS)
    void section_4_what_is_said_of_who_signs_up_while_it_is_ended_is_older_than_the_end(RepetitionInfo round)
            throws Exception {
        Domains.deploy(licenseId, domain);

        race(round, this::signUp, this::end);

        olderThanTheEnd(Topic.ENROLLMENT_LIVE);
    }

    @RepeatedTest(ROUNDS)
    void section_4_a_scan_and_an_end_leave_nothing_claimed_and_no_word_that_is_newer(RepetitionInfo round)
            throws Exception {
        Domains.deploy(licenseId, domain);
        signUp();
        Domains.sql("update deployment set next_scan_at = clock_timestamp() where license_id = '" + licenseId + "'");

        race(round, this::scan, this::end);

        olderThanTheEnd(Topic.ENROLLMENT_BULK);
        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
    }

    @RepeatedTest(ROUNDS)
    void R38_an_end_and_a_deployment_leave_a_claim_just_where_it_is_deployed(RepetitionInfo round) throws Exception {
        Domains.deploy(licenseId, domain);

        race(round, this::end, this::deploy);

        Patience.await().until(() -> {
            var deployed = Domains.sql(
                    "select id from deployment where state <> 'ENDED' and license_id = '" + licenseId + "'");
            var held = ClaimedDomains.held(licenseId, domain);
            return deployed == null
                    ? held == null
                    : held != null && deployed.equals(held.holder().toString());
        });
    }

    @RepeatedTest(ROUNDS)
    void R38_of_an_approval_and_a_withdrawal_one_counts(RepetitionInfo round) throws Exception {
        var request = asDana().body(Map.of("domain", domain))
                .post(requests())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        var answers = race(
                round,
                () -> as(Tokens.of(Api.STAFF, "staff"))
                        .body(ATTESTED)
                        .post("/api/enrollments/domain-requests/" + request + "/approve")
                        .statusCode(),
                () -> asDana().delete(requests() + "/" + request).statusCode());

        assertThat(answers).isIn(List.of(200, 409), List.of(409, 204));
        var isDeployed = answers.getFirst() == 200;
        assertThat(Domains.sql("select state from deployment where license_id = '" + licenseId + "'"))
                .isEqualTo(isDeployed ? "DEPLOYED" : null);
        assertThat(ClaimedDomains.held(licenseId, domain) != null).isEqualTo(isDeployed);
    }

    @RepeatedTest(ROUNDS)
    void X9_two_replicas_scan_a_domain_once(RepetitionInfo round) throws Exception {
        Domains.deploy(licenseId, domain);
        Domains.sql("""
                insert into account (id, email, domain, as_of, source)
                select gen_random_uuid(), 'p' || i || '@%s', '%1$s', clock_timestamp(), 'WEBHOOK'
                from generate_series(1, 600) i
                """.formatted(domain));
        Domains.sql("update deployment set next_scan_at = clock_timestamp() where license_id = '" + licenseId + "'");

        race(round, this::scan, this::scan);

        Domains.named(Topic.ENROLLMENT_BULK, licenseId, 600);
        awaitRelayed();
        assertThat(named().toList()).hasSize(600).doesNotHaveDuplicates();
    }

    /** One before the other, the other way about, or both at once, by turns; the answers in the order given. */
    private static List<Integer> race(RepetitionInfo round, Callable<Integer> one, Callable<Integer> other)
            throws Exception {
        if (round.getCurrentRepetition() % 3 == 0) {
            return List.of(one.call(), other.call());
        }
        if (round.getCurrentRepetition() % 3 == 1) {
            var first = other.call();
            return List.of(one.call(), first);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private int signUp() {
        return Domains.signIn(ann, "ann@" + domain).statusCode();
    }

    private int deploy() {
        return Domains.asStaffPut(licenseId, domain, ATTESTED).statusCode();
    }

    private int end() {
        return Domains.end(licenseId, domain).statusCode();
    }

    private int scan() {
        return scanDomains.step() ? 1 : 0;
    }

    private String requests() {
        return "/api/enrollments/" + licenseId + "/domain-requests";
    }

    private Stream<UserEnrolled.Person> named() {
        return Stream.of(Topic.ENROLLMENT_LIVE, Topic.ENROLLMENT_BULK)
                .flatMap(lane -> Domains.said(lane, licenseId).stream())
                .flatMap(fact -> fact.people().stream());
    }

    private void olderThanTheEnd(Topic lane) {
        var end = Wire.heard(SourceEnded.class, licenseId, 1).getFirst().stamp();
        awaitRelayed();
        assertThat(Domains.said(lane, licenseId))
                .extracting(UserEnrolled::stamp)
                .allSatisfy(stamp -> assertThat(stamp).isLessThan(end));
    }

    private void awaitRelayed() {
        Patience.await()
                .until(() -> Domains.sql("select count(*) from outbox where key = '" + licenseId + "'"), "0"::equals);
    }
}
