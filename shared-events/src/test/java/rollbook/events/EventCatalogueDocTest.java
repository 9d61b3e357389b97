package rollbook.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The pages about the events say what the catalogue and the schemas say. After a change of those, run the test with
 * {@code -Drollbook.approve=true}: it writes the pages anew, to be looked at and committed.
 */
class EventCatalogueDocTest {
    private static final Path DOCS = docs();

    @Test
    void the_page_about_the_events_is_the_catalogue_s() throws IOException {
        assertApproved("events.md", EventPages.markdown());
    }

    @Test
    void the_asyncapi_document_is_the_catalogue_s_and_its_references_lead_to_files() throws IOException {
        var page = EventPages.asyncApi();

        assertApproved("asyncapi.yaml", page);
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(page))
                .isInstanceOf(Map.class);
        assertThat(page.lines().filter(line -> line.contains("$ref: ../")))
                .hasSameSizeAs(EventType.values())
                .allSatisfy(line -> assertThat(DOCS.resolve(line.strip().substring("$ref: ".length())))
                        .exists());
    }

    private static void assertApproved(String name, String page) throws IOException {
        var file = DOCS.resolve(name);
        if (Boolean.getBoolean("rollbook.approve")) {
            Files.createDirectories(DOCS);
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("after a change of the events run this test with -Drollbook.approve=true")
                .hasContent(page);
    }

    /** Beside this module, wherever the tests are started from. */
    private static Path docs() {
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("shared-events")) ? here : here.resolveSibling("");
        return root.resolve("docs");
    }
}
