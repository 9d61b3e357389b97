package rollbook.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.platform.commons.annotation.Testable;

/**
 * The walls between the four rooms of a service (DESIGN §1). Each service's {@code RoomsTest} extends this with its own
 * root package. A rule that finds nothing to look at fails, so no wall can come to stand where nobody lives any more.
 */
@TestInstance(Lifecycle.PER_CLASS) // one look at the class files for all rules
public abstract class Rooms {
    private static final String EVENTS = "rollbook.events..";
    private static final String KIT = "rollbook.kit..";
    private static final String REPLICA = "rollbook.licenses..";
    private static final String GOOGLE = "rollbook.google..";

    private final String root;
    private final String domain;
    private final String usecase;
    private final String inbound;
    private final String outbound;
    private final JavaClasses service;
    private final JavaClasses tests;

    /**
     * Looks at one service.
     *
     * @param root its root package, such as {@code rollbook.license}
     */
    protected Rooms(String root) {
        this.root = root + "..";
        domain = root + ".domain..";
        usecase = root + ".usecase..";
        inbound = root + ".inbound..";
        outbound = root + ".outbound..";
        service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ImportOption.DoNotIncludePackageInfos()) // else no room would ever be empty
                .importPackages(root);
        tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(root);
    }

    @Test
    void the_domain_knows_only_plain_java_the_events_and_jspecify() {
        classes()
                .that()
                .resideInAPackage(domain)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", EVENTS, domain))
                .check(service);
    }

    @Test
    void the_domain_knows_no_database_no_log_no_file_and_no_network() {
        noClasses()
                .that()
                .resideInAPackage(domain)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..", "java.util.logging..", "java.net..", "java.nio.file..")
                        .or(describe("System.Logger", type -> type.getName().startsWith("java.lang.System$Logger"))))
                .check(service);
    }

    @Test
    void the_domain_reads_no_clock_and_draws_no_lots() {
        noClasses()
                .that()
                .resideInAPackage(domain)
                .should()
                .accessTargetWhere(CLOCK_OR_CHANCE)
                .orShould()
                .dependOnClassesThat(describe(
                        "are clocks or random generators",
                        type -> type.isAssignableTo(Clock.class)
                                || type.isAssignableTo(Random.class)
                                || type.isAssignableTo(RandomGenerator.class)))
                .check(service);
    }

    @Test
    void a_use_case_knows_neither_who_calls_it_nor_what_implements_its_ports() {
        noClasses()
                .that()
                .resideInAPackage(usecase)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inbound, outbound)
                .check(service);
    }

    @Test
    void inbound_never_knows_outbound() {
        noClasses()
                .that()
                .resideInAPackage(inbound)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(outbound)
                .check(service);
    }

    @Test
    void outbound_never_knows_inbound() {
        noClasses()
                .that()
                .resideInAPackage(outbound)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inbound)
                .check(service);
    }

    @Test
    void every_resource_says_who_may_call_it() {
        classes()
                .that()
                .resideInAPackage(root.replace("..", ".inbound.rest.."))
                .and()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(Authenticated.class)
                .orShould()
                .beAnnotatedWith(RolesAllowed.class)
                .check(service);
    }

    @Test
    void every_port_is_implemented_in_outbound_and_nowhere_else() {
        classes()
                .that()
                .resideInAPackage(usecase)
                .and(describe(
                        "are ports",
                        type -> type.isInterface() && !type.reflect().isSealed()))
                .should(beImplementedOnlyIn(outbound))
                .check(service);
    }

    @Test
    void a_service_never_knows_another_service() {
        classes()
                .that()
                .resideInAPackage(root)
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("rollbook..").or(resideInAnyPackage(root, KIT, REPLICA, GOOGLE, EVENTS)))
                .check(service);
    }

    @Test
    void no_name_says_nothing() {
        noClasses()
                .that()
                .resideInAPackage(root)
                .should()
                .haveNameMatching("(?i).*(Impl|Utils?|Helper|Manager|Dto)(\\$.*)?")
                .check(service);
    }

    @Test
    void every_class_with_tests_has_a_name_under_which_they_run() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .beDeclaredInClassesThat(describe("end in Test or IT", Rooms::hasNameThatRuns))
                .check(tests);
    }

    private static final DescribedPredicate<JavaAccess<?>> CLOCK_OR_CHANCE = describe(
            "reads the clock or draws lots",
            call -> { // method references too
                var owner = call.getTargetOwner().getName();
                return switch (call.getName()) {
                    case "now" -> owner.startsWith("java.time.");
                    case "randomUUID", "random", "currentTimeMillis", "nanoTime" ->
                        Set.of("java.util.UUID", "java.lang.Math", "java.lang.System")
                                .contains(owner);
                    default -> false;
                };
            });

    private static ArchCondition<JavaClass> beImplementedOnlyIn(String room) {
        return new ArchCondition<>("be implemented in '" + room + "' and only there") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                var implementations = port.getAllSubclasses();
                if (implementations.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(port, port.getName() + " is implemented nowhere"));
                }
                for (var implementation : implementations) {
                    events.add(new SimpleConditionEvent(
                            implementation,
                            resideInAnyPackage(room).test(implementation),
                            implementation.getName() + " implements " + port.getName()));
                }
            }
        };
    }

    private static boolean hasNameThatRuns(JavaClass type) {
        var outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getSimpleName().endsWith("Test")
                || outermost.getSimpleName().endsWith("IT");
    }
}
