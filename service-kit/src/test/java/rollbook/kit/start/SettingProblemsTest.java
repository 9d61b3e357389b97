package rollbook.kit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads who forgot a setting, or misspelt one. */
class SettingProblemsTest {
    private static final Map<String, String> FILE = Map.of(
            "rollbook.seal.keyset", "${ROLLBOOK_SEAL_KEYSET}",
            "rollbook.invites.life", "${ROLLBOOK_INVITES_LIFE:P30D}",
            "quarkus.datasource.password", "${ROLLBOOK_DB_PASSWORD:}");

    @Test
    void what_has_no_default_and_is_not_set_is_named_with_its_variable() {
        assertThat(SettingProblems.missing(config(Map.of())))
                .containsExactly(
                        "ROLLBOOK_DB_PASSWORD is not set; quarkus.datasource.password has no default (see docs/configuration.md)",
                        "ROLLBOOK_SEAL_KEYSET is not set; rollbook.seal.keyset has no default (see docs/configuration.md)");
    }

    @Test
    void an_empty_one_is_not_set_either() {
        assertThat(SettingProblems.missing(config(Map.of("ROLLBOOK_SEAL_KEYSET", "", "ROLLBOOK_DB_PASSWORD", "x"))))
                .singleElement()
                .asString()
                .startsWith("ROLLBOOK_SEAL_KEYSET ");
    }

    @Test
    void whoever_has_set_them_hears_nothing() {
        assertThat(SettingProblems.missing(config(Map.of("ROLLBOOK_SEAL_KEYSET", "x", "ROLLBOOK_DB_PASSWORD", "x"))))
                .isEmpty();
        assertThat(SettingProblems.missing(config(Map.of("rollbook.seal.keyset", "x", "ROLLBOOK_DB_PASSWORD", "x"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H, a day, a duration",
        "P90D, P90, a duration",
        "50000, many, a whole number",
        "true, yes, true or false",
        "http://localhost:8080, rollbook.example, an address with http or https",
        "jdbc:postgresql://127.0.0.1:5432/x, postgres:5432, a database's JDBC address"
    })
    void a_value_has_to_be_of_the_kind_its_default_is(String standard, String value, String kind) {
        var file = new PropertiesConfigSource(Map.of("rollbook.any", "${ROLLBOOK_ANY:" + standard + "}"), "file", 100);
        var set = new PropertiesConfigSource(Map.of("ROLLBOOK_ANY", value), "set", 300);

        assertThat(SettingProblems.unreadable(config(file, set)))
                .containsExactly(
                        "rollbook.any (ROLLBOOK_ANY) cannot be \"%s\"; it has to be %s, like %s (see docs/configuration.md)"
                                .formatted(value, kind, standard));
        assertThat(SettingProblems.unreadable(config(file))).isEmpty();
    }

    @Test
    void several_numbers_may_stand_where_one_does() {
        var file = new PropertiesConfigSource(Map.of("rollbook.any", "${ROLLBOOK_ANY:443}"), "file", 100);
        var set = new PropertiesConfigSource(Map.of("ROLLBOOK_ANY", "443,8443"), "set", 300);
        var wrong = new PropertiesConfigSource(Map.of("ROLLBOOK_ANY", "443,https"), "set", 300);

        assertThat(SettingProblems.unreadable(config(file, set))).isEmpty();
        assertThat(SettingProblems.unreadable(config(file, wrong)))
                .singleElement()
                .asString()
                .contains("cannot be \"443,https\"");
    }

    @Test
    void a_value_that_cannot_be_read_is_said_with_the_setting_and_its_variable() {
        var config = config(Map.of("rollbook.invites.life", "a month"));
        var failure = catchThrowable(() -> config.getValue("rollbook.invites.life", Duration.class));

        assertThat(SettingProblems.wrong(new IllegalStateException("Failed to start application", failure)))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("rollbook.invites.life (ROLLBOOK_INVITES_LIFE) cannot be used: ")
                        .contains("a month")
                        .doesNotContain("\n", "SRCFG"));
    }

    @Test
    void our_own_complaints_are_passed_on() {
        var failure = new IllegalStateException("ROLLBOOK_SEAL_KEYSET must be the base64 of a Tink JSON keyset");

        assertThat(SettingProblems.wrong(new RuntimeException(failure)))
                .hasValue("ROLLBOOK_SEAL_KEYSET must be the base64 of a Tink JSON keyset (see docs/configuration.md)");
    }

    @Test
    void what_is_no_settings_fault_is_nobodys_here() {
        assertThat(SettingProblems.wrong(new IllegalStateException("Connection refused")))
                .isEmpty();
        assertThat(SettingProblems.wrong(null)).isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> set) {
        return config(new PropertiesConfigSource(FILE, "file", 100), new PropertiesConfigSource(set, "set", 300));
    }

    private static SmallRyeConfig config(PropertiesConfigSource... sources) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(sources)
                .build();
    }
}
