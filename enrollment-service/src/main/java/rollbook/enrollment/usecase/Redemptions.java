package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.enrollment.domain.RowOutcome;

/** Who redeemed which key or link when, and what became of it. The writes belong in a transaction under way. */
public interface Redemptions {

    /**
     * One redemption; its batch, under the same id, has one row.
     *
     * @param outcome null while license-service has not said it
     * @param undoneAt when an admin undid it
     */
    record Redemption(
            UUID id,
            UUID licenseId,
            CodeKind kind,
            int generation,
            UUID account,
            String email,
            Instant redeemedAt,
            @Nullable RowOutcome outcome,
            @Nullable Instant undoneAt) {
        @Override
        public String toString() {
            return "Redemption[" + id + ", " + kind + ", " + outcome + "]";
        }
    }

    void add(UUID id, LicenseCode code, UUID account, String email, Instant at);

    Optional<Redemption> find(UUID id);

    /** Up to {@code limit} redemptions of a license's keys or links, the latest first; before {@code before}, or all. */
    List<Redemption> list(UUID licenseId, CodeKind kind, @Nullable UUID before, int limit);
}
