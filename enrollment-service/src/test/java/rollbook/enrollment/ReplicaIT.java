package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.replica.SnapshotReplica;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** The replica of the licenses: heard over Kafka, and who may act by it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class ReplicaIT {
    private final SnapshotReplica replica;

    ReplicaIT(SnapshotReplica replica) {
        this.replica = replica;
    }

    @Test
    void a_license_heard_of_needs_no_question() {
        var license = Api.snapshot(UUID.randomUUID(), 1, LicenseType.SCHOOL, null);
        Wire.say(license);
        awaitRevision(license.licenseId(), 1);

        Api.add(license.licenseId(), "ann@x.example").then().statusCode(202);

        assertThat(LicenseOwner.askedFor(license.licenseId())).isZero();
    }

    @Test
    void once_an_account_is_bound_the_address_alone_opens_nothing() {
        var id = UUID.randomUUID();
        Wire.say(Api.snapshot(id, 2, LicenseType.SCHOOL, UUID.randomUUID()));
        awaitRevision(id, 2);

        Api.add(id, "ann@x.example").then().statusCode(404);
    }

    private void awaitRevision(UUID licenseId, long revision) {
        Patience.await().until(() -> revision(licenseId) == revision);
    }

    private long revision(UUID licenseId) {
        return replica.find("license", licenseId)
                .map(snapshot -> Long.parseLong(snapshot.replaceAll(".*\"revision\": *(\\d+).*", "$1")))
                .orElse(0L);
    }
}
