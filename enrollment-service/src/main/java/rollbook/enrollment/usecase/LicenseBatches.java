package rollbook.enrollment.usecase;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked of one license by naming people, and taking it back (X32). */
public interface LicenseBatches {

    /**
     * A row of a batch that gave its person a reason to be on the license.
     *
     * @param outcome what it came to
     * @param hadInvite whether the person had a pending invite until then
     * @param namedLater whether a later batch of the same method names the person too, which stands
     */
    record Given(int row, String email, String outcome, boolean hadInvite, boolean namedLater) {
        @Override
        public String toString() {
            return "Given[row=" + row + ", " + outcome + "]";
        }
    }

    /** The batches by CSV and email, the latest first, with that account's own plans; {@code before} one of them, or all. */
    List<UUID> of(UUID licenseId, @Nullable UUID accountId, @Nullable UUID before, int limit);

    /** The moment a batch was committed at, kept from others until the transaction ends. */
    long lock(UUID batchId);

    /** The rows of a batch by which somebody was added, invited, put on the waiting list or given one more reason. */
    List<Given> given(UUID batchId);

    /** Notes that a batch takes another one back, and on its rows who had an invite before; none is taken back twice. */
    void undoes(UUID undoing, UUID batchId);
}
