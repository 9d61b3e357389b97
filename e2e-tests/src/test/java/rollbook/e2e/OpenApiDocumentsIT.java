package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dashboard's types are made of is what the services' code says now. */
class OpenApiDocumentsIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "license-service",
                "enrollment-service",
                "invite-service",
                "ou-sync-service",
                "lms-webhook-service"
            })
    void the_dashboard_knows_the_APIs_as_they_are(String service) throws IOException {
        var project = WholeStack.project();
        var built = Files.readString(project.resolve(service).resolve("target/openapi/openapi.json"));
        var known = Files.readString(project.resolve("dashboard/openapi").resolve(service + ".json"));

        assertThat(new JsonObject(known))
                .as(
                        "%s's API has changed: in dashboard/, npm run openapi takes it over, npm run build says what no longer fits",
                        service)
                .isEqualTo(new JsonObject(built));
    }
}
