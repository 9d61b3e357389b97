package rollbook.license.usecase;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How far licenses have come: what tells somebody who looks at one that there is news. */
public interface LicenseMarks {

    /**
     * How far one has come.
     *
     * @param seq the last entry of its ledger
     * @param revision of the license itself
     */
    record Mark(long seq, long revision) {}

    /** The marks of these licenses, committed ones. */
    Map<UUID, Mark> read(Collection<UUID> licenseIds);
}
