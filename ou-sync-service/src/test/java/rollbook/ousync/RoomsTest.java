package rollbook.ousync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.transaction.Transactional;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.Rooms;

/** The walls between the rooms of this service. */
class RoomsTest extends Rooms {

    RoomsTest() {
        super("rollbook.ousync");
    }

    @Test
    void who_may_is_asked_outside_of_any_transaction() {
        fields().that()
                .haveRawType("rollbook.ousync.usecase.SyncAuthority")
                .should()
                .beDeclaredInClassesThat()
                .areNotAnnotatedWith(Transactional.class)
                .because("license-service may be asked, and a transaction is not held over HTTP")
                .check(new ClassFileImporter().importPackages("rollbook.ousync.usecase"));
    }
}
