package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md says what the services' files and code say. After a change of those, run the test with
 * {@code -Drollbook.approve=true}: it writes the page anew, to be looked at and committed.
 */
class ConfigurationPageTest {
    private static final ConfigurationPage PAGE = new ConfigurationPage(purposes());

    @Test
    void the_page_about_settings_is_the_codes() throws IOException {
        var file = Project.path("docs/configuration.md");
        if (Boolean.getBoolean("rollbook.approve")) {
            Files.writeString(file, PAGE.markdown());
        }

        assertThat(file)
                .as("after a change of a setting run this test with -Drollbook.approve=true")
                .hasContent(PAGE.markdown());
    }

    @Test
    void every_setting_has_a_purpose_and_every_purpose_a_setting() {
        assertThat(PAGE.withoutPurpose()).isEmpty();
        assertThat(PAGE.forgotten()).isEmpty();
    }

    @Test
    void a_default_is_the_same_wherever_it_stands() {
        assertThat(PAGE.ofTwoMinds()).isEmpty();
    }

    @Test
    void a_start_looks_at_every_setting_that_has_a_default_in_the_code() {
        assertThat(PAGE.unseenAtStart()).isEmpty();
    }

    @Test
    void whatever_operators_are_told_of_elsewhere_is_on_it() {
        assertThat(Settings.variables())
                .allSatisfy(name -> assertThat(PAGE.markdown()).contains("`" + name + "`"));
    }

    private static Properties purposes() {
        var properties = new Properties();
        try (var stream =
                Objects.requireNonNull(ConfigurationPageTest.class.getResourceAsStream("purposes.properties"))) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }
}
