package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.stack.LocalStack;

/** Addresses walk through the whole of Rollbook: a request, the outbox, Kafka, the verdict, the members list. */
@ExtendWith(WholeStack.class)
@Order(1)
class WalkIT {
    private static final String THREE = "Ann Fox <ann@walk.example>; bob@walk.example\ncat@walk.example";

    private final LocalStack stack;
    private final Api api;

    WalkIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R23_a_domain_admin_adds_members_on_every_type_of_license(LicenseType type) {
        var license = api.create("Walk " + type, type.name());

        var done = api.addAndWait("dana", license, THREE);

        assertThat(done.<Map<String, Integer>>path("outcomes")).isEqualTo(Map.of("ADDED", 3));
        assertThat(api.members("dana", license))
                .extracting(member -> member.get("email") + " " + member.get("status"))
                .containsExactly("ann@walk.example MEMBER", "bob@walk.example MEMBER", "cat@walk.example MEMBER");
        assertThat(api.members("paul", license))
                .allSatisfy(member -> assertThat(member.get("grants"))
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .singleElement()
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("method", "EMAIL")
                        .containsEntry("batchId", done.path("batchId")));
    }

    @Test
    void R48_an_admin_without_the_domain_invites() {
        var license = api.create("Walk of invites", "DISTRICT");

        var done = api.addAndWait("paul", license, THREE + ", nobody");

        assertThat(done.<Map<String, Integer>>path("outcomes")).isEqualTo(Map.of("INVITED", 3, "REFUSED", 1));
        assertThat(api.members("paul", license))
                .extracting(member -> member.get("status"))
                .containsExactly("INVITED", "INVITED", "INVITED");
    }

    @Test
    void who_just_created_a_license_adds_to_it_in_the_very_next_request() {
        for (var i = 0; i < 5; i++) {
            var license = api.create("Walk at once " + i, "SCHOOL");

            assertThat(api.add("dana", license, "ann@walk.example").statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void to_a_stranger_the_license_is_not_there_and_an_unverified_address_proves_nothing() {
        var license = api.create("Walk of strangers", "SCHOOL");
        var batch = api.addAndWait("dana", license, THREE).<String>path("batchId");

        for (var path : List.of("/api/licenses/" + license, "/api/enrollments/batches/" + batch)) {
            problem(api.as("olga").get(path), 404, "/problems/not-found");
            problem(api.as("una").get(path), 403, "/problems/address-not-verified");
            problem(api.anybody().get(path), 401, "/problems/not-signed-in");
        }
        problem(api.add("olga", license, "ann@walk.example"), 404, "/problems/not-found");
        problem(api.add("una", license, "ann@walk.example"), 403, "/problems/address-not-verified");
        problem(api.as("dana").body("{").post("/api/licenses"), 400, "/problems/malformed-request");
        assertThat(api.items("olga", "/api/licenses"))
                .extracting(mine -> mine.get("name"))
                .containsExactly("Other School");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/licenses/00000000-0000-0000-0000-000000000000",
                "/internal",
                "/q/health",
                "/q/metrics",
                "/api/licenses/../../q/metrics",
                "/api/licenses/%2e%2e/%2e%2e/q/metrics",
                "/api/licenses/..;/..;/internal/licenses",
                "/openapi/license/../../internal",
                "/api/licensesx",
                "/api",
                "/webhooks/anything"
            })
    void what_the_services_keep_to_themselves_is_behind_the_gateway(String path) {
        var answer = api.as("staff").urlEncodingEnabled(false).get(path);

        problem(answer, 404, "about:blank");
    }

    @ParameterizedTest
    @CsvSource({
        "license, /api/licenses",
        "enrollment, /api/enrollments",
        "invite, /api/invites",
        "ou-sync, /api/ou-syncs",
        "lms, /api/lms"
    })
    void each_service_says_what_it_can_be_asked(String service, String prefix) {
        var answer = api.anybody().accept("application/json").get("/openapi/" + service);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains(prefix).doesNotContain("/internal/");
    }

    @Test
    void the_demo_is_there_and_making_it_again_changes_nothing() throws Exception {
        Settling.await(stack); // others may have added people who are not judged yet
        var before = everything();

        stack.provisionDemoData();

        assertThat(everything()).isEqualTo(before);
        assertThat(api.items("dana", "/api/licenses"))
                .extracting(license -> license.get("name"))
                .contains("Northfield School", "Northfield Building", "Northfield District");
        assertThat(api.items("tara", "/api/licenses"))
                .extracting(license -> license.get("name") + " " + license.get("type"))
                .containsExactly("Northfield Classroom TEACHER");
        var school = api.items("dana", "/api/licenses").stream()
                .filter(license -> "Northfield School".equals(license.get("name")))
                .map(license -> String.valueOf(license.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(api.members("dana", school))
                .extracting(member -> member.get("email"))
                .containsExactly("kim@northfield.example", "sam@northfield.example", "sue@northfield.example");
    }

    private String everything() throws SQLException {
        return new Tables(stack, "license")
                        .sizes("license", "license_admin", "person", "membership", "act", "ledger", "batch")
                + "; " + new Tables(stack, "enrollment").sizes("batch", "batch_row", "idempotency_key");
    }

    private static void problem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo(type);
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
    }
}
