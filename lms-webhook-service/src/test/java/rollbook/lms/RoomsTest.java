package rollbook.lms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.transaction.Transactional;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.Rooms;
import rollbook.licenses.Authority;

/** The walls between the rooms of this service. */
class RoomsTest extends Rooms {

    RoomsTest() {
        super("rollbook.lms");
    }

    @Test
    void who_may_is_asked_outside_of_any_transaction() {
        fields().that()
                .haveRawType(Authority.class)
                .should()
                .beDeclaredInClassesThat()
                .areNotAnnotatedWith(Transactional.class)
                .because("license-service may be asked, and a transaction is not held over HTTP")
                .check(new ClassFileImporter().importPackages("rollbook.lms.usecase"));
    }
}
