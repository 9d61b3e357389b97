package rollbook.ousync.outbound.google;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import rollbook.google.GoogleClient;

/** As whom Rollbook comes to Google and where Google is; {@code rollbook.google.*}, with
 * defaults in application.properties; the client has none, and a start without it fails. */
@ConfigMapping(prefix = "rollbook.google")
public interface GoogleSettings extends GoogleClient {

    /** Under which the Directory API is. */
    URI directoryUrl();
}
