package rollbook.licenses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.replica.SnapshotReplica;

/** The licenses, which are license-service's: a replica of them fed by Kafka, and their owner to ask where it may lag. */
@ApplicationScoped
public class Licenses {
    private static final String KIND = "license";
    private static final int NOT_FOUND = 404;

    private final SnapshotReplica replica;
    private final LicenseService licenseService;
    private final ObjectMapper json;

    Licenses(SnapshotReplica replica, @RestClient LicenseService licenseService, ObjectMapper json) {
        this.replica = replica;
        this.licenseService = licenseService;
        this.json = json;
    }

    /** The license as far as the replica knows it. */
    public Optional<LicenseChanged> known(UUID licenseId) {
        return replica.find(KIND, licenseId).map(this::read);
    }

    /**
     * The license as license-service has it now; the replica keeps it. Empty: it knows none either.
     *
     * @throws ProblemException 503 while license-service is away: then nobody can say there is no such license
     */
    public Optional<LicenseChanged> ask(UUID licenseId) {
        try {
            var snapshot = licenseService.snapshot(licenseId);
            keep(snapshot);
            return Optional.of(snapshot);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        } catch (ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }

    /** Keeps a snapshot unless a newer one is known. */
    void keep(LicenseChanged snapshot) {
        replica.keep(KIND, snapshot.licenseId(), snapshot.revision(), write(snapshot));
    }

    /** What license-service decided on a license after that entry of its ledger; a part of it, empty at the end. */
    List<MembershipChanged> actsAfter(UUID licenseId, long seq) {
        try {
            return licenseService.acts(licenseId, seq);
        } catch (WebApplicationException | ProcessingException e) {
            throw new TransientFailureException("license-service cannot be asked for what was missed", e);
        }
    }

    private LicenseChanged read(String snapshot) {
        try {
            return json.readValue(snapshot, LicenseChanged.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot of ours cannot be read", e);
        }
    }

    private String write(LicenseChanged snapshot) {
        try {
            return json.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot cannot be written", e);
        }
    }
}
