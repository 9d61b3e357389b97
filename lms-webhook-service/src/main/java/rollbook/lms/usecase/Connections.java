package rollbook.lms.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.domain.ConnectionState;

/** The ties of platforms to licenses. */
public interface Connections {

    /**
     * One of them.
     *
     * @param licenseId null: each assignment goes to its maker's license (X27)
     * @param registrationId of LTI
     * @param deployment of LTI, as the platform writes it
     * @param addressesConfirmed whether its license's admin came through it, so that all addresses it asserts count
     * @param trouble why nothing can come for now
     */
    record Connection(
            UUID id,
            @Nullable UUID licenseId,
            ConnectionKind kind,
            String name,
            @Nullable UUID registrationId,
            @Nullable String deployment,
            ConnectionState state,
            boolean addressesConfirmed,
            Instant connectedAt,
            @Nullable Instant confirmedAt,
            @Nullable String trouble) {}

    /** Those of a license that were not ended, by their age. */
    List<Connection> of(UUID licenseId);
}
