package rollbook.lms.usecase;

import java.util.Optional;
import java.util.UUID;

/** Which platforms are to be asked to tell us of copied courses, and which were. */
public interface NoticeHandlers {

    /**
     * Where to ask.
     *
     * @param url as the platform says it
     */
    record Due(UUID connectionId, String url) {}

    /** A platform may be asked at an address; again only where it is another than before. */
    void want(UUID connectionId, String url);

    /**
     * One to ask now; nobody else does for a minute, after each try for longer, and after ten not at all until a launch names
     * another address.
     */
    Optional<Due> due();

    void asked(UUID connectionId);
}
