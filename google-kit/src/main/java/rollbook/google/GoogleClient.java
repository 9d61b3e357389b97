package rollbook.google;

import java.net.URI;
import java.time.Duration;

/** As whom a service comes to Google, and where Google is. */
public interface GoogleClient {

    /** The OAuth client registered with Google. */
    String clientId();

    /** What proves to Google that it is us. */
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

    /** How long a connection may take to come about. */
    Duration connectTimeout();

    /** How long Google may be silent. */
    Duration readTimeout();
}
