package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the dashboard's types are made of is what the services' code says now. */
class OpenApiDocumentsIT {
    /** What is accepted and has nothing to tell yet. */
    private static final Set<String> WITHOUT_A_BODY = Set.of("post /api/ou-syncs/{licenseId}/plans/{planId}/commit");

    @ParameterizedTest
    @FieldSource("rollbook.e2e.WholeStack#SERVICES")
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

    @ParameterizedTest
    @FieldSource("rollbook.e2e.WholeStack#SERVICES")
    void every_answer_with_a_body_says_what_it_is(String service) throws IOException {
        var document = new JsonObject(Files.readString(
                WholeStack.project().resolve("dashboard/openapi").resolve(service + ".json")));

        var unsaid = new ArrayList<String>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(operation -> {
                    var name = operation.getKey() + " " + path.getKey();
                    if (operation.getValue() instanceof JsonObject said
                            && hasUnsaidAnswer(said)
                            && !WITHOUT_A_BODY.contains(name)) {
                        unsaid.add(name);
                    }
                }));

        assertThat(unsaid)
                .as("@APIResponseSchema with @Produces says it of a Response, @APIResponse 204 that there is none")
                .isEmpty();
    }

    /** One that sends the browser on has no body; its 200 is the generator's own. */
    private static boolean hasUnsaidAnswer(JsonObject operation) {
        var answers = operation.getJsonObject("responses", new JsonObject());
        return answers.fieldNames().stream().noneMatch(code -> code.startsWith("3"))
                && Stream.of("200", "201", "202")
                        .filter(answers::containsKey)
                        .map(answers::getJsonObject)
                        .anyMatch(answer -> !isSaid(answer));
    }

    private static boolean isSaid(JsonObject answer) {
        var content = answer.getJsonObject("content", new JsonObject());
        return !content.isEmpty()
                && content.fieldNames().stream()
                        .map(content::getJsonObject)
                        .allMatch(media ->
                                !media.getJsonObject("schema", new JsonObject()).isEmpty());
    }
}
