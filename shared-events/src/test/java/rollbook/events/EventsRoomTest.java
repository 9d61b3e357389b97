package rollbook.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** The wire knows nothing but the JDK and the few libraries it writes and reads with (DESIGN §1). */
class EventsRoomTest {
    private static final JavaClasses EVENTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("rollbook.events");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("rollbook.events");

    @Test
    void the_wire_imports_no_framework_and_no_service() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "rollbook.events",
                        "java..",
                        "com.fasterxml.jackson..",
                        "com.ibm.icu..",
                        "org.jspecify.annotations"))
                .check(EVENTS);
    }

    @Test
    void only_reading_addresses_needs_the_unicode_tables_and_only_the_codec_needs_json() {
        noClasses()
                .that(DescribedPredicate.not(nameMatching(".*\\.(EmailAddress|MailDomain)")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.ibm.icu.."))
                .check(EVENTS);
        noClasses()
                .that(DescribedPredicate.not(nameMatching(".*\\.(EventCodec|TextReader|WireJson.*)")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.."))
                .check(EVENTS);
    }

    @Test
    void the_wire_reads_no_clock_and_draws_no_lots() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat(nameMatching("java\\.(time\\.Clock|util\\.Random|security\\.SecureRandom)"))
                .check(EVENTS);
    }

    @Test
    void a_class_with_tests_is_named_so_that_they_are_run() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .beDeclaredInClassesThat(nameMatching(".*(Test|IT)"))
                .check(TESTS);
    }
}
