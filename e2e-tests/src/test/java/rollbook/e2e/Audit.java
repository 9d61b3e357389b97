package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;

/** What license-service finds when it folds its ledger again and lays it beside the members stored. */
final class Audit {
    private Audit() {}

    /** Nobody differs on these licenses. */
    static void findsNoDifference(Api api, Collection<String> licenses) throws IOException {
        var token = serviceToken(api);
        for (var license : licenses) {
            var report =
                    api.inside("license-service").auth().oauth2(token).get("/internal/licenses/" + license + "/audit");
            assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
            assertThat(report.<Integer>path("people")).isPositive();
            assertThat(report.<Integer>path("differing")).as(report.asString()).isZero();
        }
    }

    /** A token of our services' own client. */
    static String serviceToken(Api api) throws IOException {
        var answer = api.anybody()
                .contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "rollbook-service")
                .formParam("client_secret", WholeStack.secrets().getProperty("service.client.secret"))
                .post("/auth/realms/rollbook/protocol/openid-connect/token");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.path("access_token");
    }
}
