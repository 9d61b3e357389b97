package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.stack.LocalStack;

/** What excludes a domain: another live license that uses it (R44), a Google sync (R15, R45); one of two at once is refused. */
@ExtendWith(WholeStack.class)
@Order(7)
class DomainClaimsIT {
    private static final int RACES = 20;

    private final Api api;
    private final DomainWalk domains;
    private final MemberWalk members;
    private final AppReports app;
    private final String domain = DomainWalk.fresh("c") + ".example";

    DomainClaimsIT(LocalStack stack) {
        this.api = new Api(stack);
        this.domains = new DomainWalk(api);
        this.members = new MemberWalk(api);
        this.app = new AppReports(stack, api);
    }

    @ParameterizedTest
    @CsvSource({"SCHOOL,SCHOOL", "SCHOOL,DISTRICT", "DISTRICT,SCHOOL", "BUILDING,SCHOOL", "DISTRICT,BUILDING"})
    void R44_a_domain_in_use_is_refused_where_one_of_the_two_must_have_it_alone(String holder, String other) {
        var one = api.create("Domain taken " + holder, holder);
        var two = api.create("Domain wanted " + other, other);
        domains.deploy(one, domain);

        DomainWalk.refused(domains.attempt(two, domain), 409, "R44");

        assertThat(emailDomains(one)).containsExactly(domain);
        assertThat(emailDomains(two)).isEmpty();
        domains.end(one, domain);
        domains.deploy(two, domain);
    }

    @Test
    void R44_two_districts_share_a_domain_and_its_people() throws Exception {
        var one = api.create("Domain shared", "DISTRICT");
        var two = api.create("Domain shared, too", "DISTRICT");

        domains.deploy(one, domain);
        domains.deploy(two, domain);

        app.registered(List.of("ann@" + domain));
        members.awaitStatus(one, "ann@" + domain, "MEMBER");
        members.awaitStatus(two, "ann@" + domain, "MEMBER");
    }

    @Test
    void R44_of_two_schools_deployed_at_once_to_one_domain_exactly_one_has_it() throws Exception {
        var schools = IntStream.range(0, 2 * RACES)
                .mapToObj(i -> api.create("Domain raced for " + i, "SCHOOL"))
                .toList();

        var answers = atOnce(IntStream.range(0, 2 * RACES)
                .<Callable<Response>>mapToObj(i -> () -> domains.attempt(schools.get(i), "race" + i / 2 + "." + domain))
                .toList());

        for (var i = 0; i < 2 * RACES; i += 2) {
            oneOfTwo(answers.get(i), answers.get(i + 1), "R44");
            assertThat(Stream.of(schools.get(i), schools.get(i + 1)).flatMap(school -> emailDomains(school).stream()))
                    .containsExactly("race" + i / 2 + "." + domain);
        }
    }

    @Test
    void R15_R45_a_sync_and_a_domain_exclude_each_other() throws IOException {
        var license = api.create("Domain or sync", "DISTRICT");
        var holder = UUID.randomUUID();
        var token = Audit.serviceToken(api);
        assertThat(claimSync(token, license, holder).statusCode()).isEqualTo(200);
        DomainWalk.refused(domains.attempt(license, domain), 409, "R45");
        assertThat(emailDomains(license)).isEmpty();
        assertThat(asService(token)
                        .delete(syncOf(license) + "?holder=" + holder)
                        .statusCode())
                .isEqualTo(204);

        domains.deploy(license, domain);

        DomainWalk.refused(claimSync(token, license, holder), 409, "R15");
        assertThat(isSynced(license)).isFalse();
        domains.end(license, domain);
        assertThat(claimSync(token, license, holder).statusCode()).isEqualTo(200);
        assertThat(isSynced(license)).isTrue();
    }

    @Test
    void R15_R45_of_a_sync_and_a_domain_at_once_exactly_one_has_the_license() throws Exception {
        var token = Audit.serviceToken(api);
        var acts = new ArrayList<Callable<Response>>();
        var licenses = new ArrayList<String>();
        for (var i = 0; i < RACES; i++) {
            var license = api.create("Sync raced for " + i, "DISTRICT");
            licenses.add(license);
            var raced = "race" + i + "." + domain;
            acts.add(() -> domains.attempt(license, raced));
            acts.add(() -> claimSync(token, license, UUID.randomUUID()));
        }

        var answers = atOnce(acts);

        for (var i = 0; i < RACES; i++) {
            var isDeployed = oneOfTwo(answers.get(2 * i), answers.get(2 * i + 1), "R45", "R15");
            assertThat(emailDomains(licenses.get(i))).hasSize(isDeployed ? 1 : 0);
            assertThat(isSynced(licenses.get(i))).isNotEqualTo(isDeployed);
        }
    }

    private static List<Response> atOnce(List<Callable<Response>> acts) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Response>();
            for (var answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** One succeeded, the other was refused by one of the rules; whether the first did. */
    private static boolean oneOfTwo(Response one, Response other, String... rules) {
        var isFirst = one.statusCode() == 200;
        assertThat((isFirst ? one : other).statusCode()).as(other.asString()).isEqualTo(200);
        var refused = isFirst ? other : one;
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("rule")).isIn((Object[]) rules);
        return isFirst;
    }

    private RequestSpecification asService(String token) {
        return api.inside("license-service").auth().oauth2(token);
    }

    /** What the service that syncs with Google does before it begins. */
    private Response claimSync(String token, String license, UUID holder) {
        return asService(token).body(Map.of("holder", holder)).put(syncOf(license));
    }

    private static String syncOf(String license) {
        return "/internal/licenses/" + license + "/claims/ou-sync";
    }

    private List<String> emailDomains(String license) {
        return api.as("dana").get("/api/licenses/" + license).path("emailDomains");
    }

    private boolean isSynced(String license) {
        return api.as("dana").get("/api/licenses/" + license).<Boolean>path("ouSync");
    }
}
