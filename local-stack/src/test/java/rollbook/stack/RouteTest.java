package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final List<Route> TABLE = Route.table(ServiceSpec.all(Path.of(".")));

    @ParameterizedTest
    @CsvSource({
        "/api/licenses,                                  license-service,    ",
        "/api/licenses/,                                 license-service,    ",
        "/api/licenses/42/admins/a.b%40c.example,        license-service,    ",
        "/api/enrollments/batches/7/rows,                enrollment-service, ",
        "/webhooks/accounts,                             enrollment-service, /webhooks/accounts",
        "/auth/realms/rollbook,                          keycloak,           ",
        "/api/lms/42/connections,                        lms-webhook-service, ",
        "/lti/login,                                     lms-webhook-service, ",
        "/lti/launch,                                    lms-webhook-service, ",
        "/lti,                                           lms-webhook-service, ",
        "/webhooks/app,                                  lms-webhook-service, ",
        "/webhooks/canvas/42,                            lms-webhook-service, ",
        "/webhooks/classroom,                            lms-webhook-service, ",
        "/webhooks/schoology/secret,                     lms-webhook-service, ",
        "/openapi/lms,                                   lms-webhook-service, /q/openapi",
        "/openapi/license,                               license-service,    /q/openapi",
        "/openapi/enrollment,                            enrollment-service, /q/openapi",
    })
    void sends_each_prefix_to_the_one_it_belongs_to(String path, String upstream, String rewrittenTo) {
        assertThat(Route.find(TABLE, path)).hasValueSatisfying(route -> {
            assertThat(route.upstream()).isEqualTo(upstream);
            assertThat(route.rewrittenTo().orElse(null)).isEqualTo(rewrittenTo);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "*",
                "/api",
                "/api/licensesx",
                "/internal/licenses",
                "/webhooks",
                "/webhooks/canvasx",
                "/webhooks/another",
                "/ltix",
                "/api/lmss",
                "/webhooks/accounts/x",
                "/webhooks/accountsx",
                "/q/metrics",
                "/q/health/ready",
                "/openapi/license/x",
                "//internal/x",
                "/api/licenses/../../internal/x",
                "/api/licenses/%2e%2E/%2e./q/metrics",
                "/api/licenses/..%2f..%2Finternal",
                "/api/licenses/..\\..\\q",
                "/api/licenses/..%5C..%5cq",
                "/api/licenses/..;/..;a=b/internal",
                "/api/licenses/%2e%2e%3b/q",
                "/api/licenses/./x",
            })
    void sends_nothing_else_anywhere(String path) {
        assertThat(Route.find(TABLE, path)).isEmpty();
    }
}
