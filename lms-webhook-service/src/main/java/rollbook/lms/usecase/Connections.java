package rollbook.lms.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * @param trusted whether its license's admin came through it, so that every address it asserts counts
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
            boolean trusted,
            Instant connectedAt,
            @Nullable Instant confirmedAt,
            @Nullable String trouble) {

        /** Whether a launch of its license's admin may still come, by which the addresses it asserts count. */
        public boolean awaitsAdmin() {
            return kind == ConnectionKind.LTI && !trusted;
        }

        public boolean isPending() {
            return state == ConnectionState.PENDING;
        }
    }

    /** Those of a license that were not ended, by their age. */
    List<Connection> of(UUID licenseId);

    /** One that was not ended. */
    Optional<Connection> find(UUID id);

    /** The same, held against whoever confirms or ends it until the transaction is over. */
    Optional<Connection> share(UUID id);

    /** The same, held alone. */
    Optional<Connection> lock(UUID id);

    /** The one of an LTI deployment that was not ended. */
    Optional<Connection> ofDeployment(UUID registrationId, String deployment);

    /**
     * Connects a deployment to a license; one of the same license that was ended begins anew, with what came by it.
     * Empty: it is connected already.
     */
    Optional<Connection> connect(
            UUID newId, UUID licenseId, String name, UUID registrationId, String deployment, UUID by);

    /**
     * Ends those of other licenses that wait to be confirmed; they.
     *
     * @param deployment null: any of the registration's
     */
    List<Connection> giveWay(UUID registrationId, @Nullable String deployment, UUID licenseId);

    /**
     * Confirms it.
     *
     * @param by the account of our staff; null where a launch of the license's admin did, and its addresses count
     */
    void confirm(UUID id, @Nullable UUID by);

    void end(UUID id, UUID by);
}
