package rollbook.ousync.outbound.google;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;

/** As whom Rollbook comes to Google and where Google is; {@code rollbook.google.*}, with defaults in application.properties. */
@ConfigMapping(prefix = "rollbook.google")
public interface GoogleSettings {

    /** The OAuth client registered with Google. No default; a start without it fails. */
    String clientId();

    /** What proves to Google that it is us. No default; a start without it fails. */
    String clientSecret();

    /** Where Google sends the browser back to; registered with the client to the letter. */
    URI redirectUrl();

    /** The consent page. */
    URI authorizeUrl();

    /** Where tokens are had. */
    URI tokenUrl();

    /** Where they are given back. */
    URI revokeUrl();

    /** The keys id tokens are signed with. */
    URI certsUrl();

    /** What id tokens name as their issuer; the name without its scheme is taken too, as Google writes both. */
    String issuer();

    /** Under which the Directory API is. */
    URI directoryUrl();

    /** How long a connection may take to come about. */
    Duration connectTimeout();

    /** How long Google may be silent. */
    Duration readTimeout();
}
