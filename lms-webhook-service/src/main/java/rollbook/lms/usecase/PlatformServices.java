package rollbook.lms.usecase;

import java.net.URI;
import rollbook.lms.usecase.Registrations.Registration;

/** What we ask an LTI platform for in our own name, with a token of its own (PROTOCOLS §D7). */
public interface PlatformServices {

    /** Where a platform takes a wish of one of our deployments. */
    record Place(String deployment, String url) {}

    /**
     * Asks to be told of one type of notice.
     *
     * @param handler where it is to tell us
     * @return whether it took it; what it answers otherwise is logged as a word
     */
    boolean askForNotices(Registration registration, Place place, String type, URI handler);
}
