package rollbook.license.usecase;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Humans, known by address, account, Google id or LMS identity. */
public interface Persons {

    /** The person behind each normalized address that is somebody already; the others are missing. */
    Map<String, UUID> known(Collection<String> addresses);

    /**
     * The person behind each normalized address; who is not known yet becomes one. Safe against the same address arriving
     * on two licenses at once.
     */
    Map<String, UUID> identify(Collection<String> addresses);
}
