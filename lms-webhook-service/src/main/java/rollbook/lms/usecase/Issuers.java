package rollbook.lms.usecase;

import java.net.URI;
import java.net.URISyntaxException;
import rollbook.events.AssignmentOpened.LmsUser;

/** By what LTI platforms are named. */
final class Issuers {
    private Issuers() {}

    /**
     * Whether a text can be a platform's issuer: an address, as the specification has it. What people are known by besides
     * LMSs begins otherwise, so no platform speaks for those.
     *
     * @param local whether platforms of this machine are taken, which need no TLS
     */
    static boolean canBe(String text, boolean local) {
        try {
            var uri = new URI(text);
            return ("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && !text.equals(LmsUser.GOOGLE);
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
