package rollbook.lms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.PersonalData;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class PersonalDataIT {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @Test
    void every_column_with_personal_data_is_listed() throws Exception {
        PersonalData.isListed(database, "Every service", "lms-webhook-service");
    }
}
