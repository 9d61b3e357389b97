package rollbook.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No address reaches a log by way of a toString (house rule 12). */
class RedactionTest {

    @ParameterizedTest
    @MethodSource
    void a_record_that_can_hold_an_address_does_not_show_it(Class<?> record) {
        for (var seed = 0; seed < 50; seed++) {
            assertThat(new RandomRecord(seed).of(record).toString()).doesNotContain("@");
        }
    }

    /** Every record of the wire but the bytes it travels as, found by looking, so that a new one cannot be forgotten. */
    static Stream<Class<?>> a_record_that_can_hold_an_address_does_not_show_it() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(Event.class.getPackageName())
                        .stream()
                        .<Class<?>>map(found -> found.reflect())
                        .filter(type -> type.isRecord()
                                && Modifier.isPublic(type.getModifiers())
                                && type != EventMessage.class);
    }

    @Test
    void a_message_does_not_show_its_body() {
        assertThat(Sample.all().map(Sample::message))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.toString()).doesNotContain("@"));
    }
}
