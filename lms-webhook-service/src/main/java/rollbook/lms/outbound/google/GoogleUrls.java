package rollbook.lms.outbound.google;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;

/** Where Google is; {@code rollbook.google.*}, with defaults in application.properties. */
@ConfigMapping(prefix = "rollbook.google")
public interface GoogleUrls {

    /** The consent page. */
    URI authorizeUrl();

    /** Where tokens are had. */
    URI tokenUrl();

    /** Where they are given back. */
    URI revokeUrl();

    /** The keys id tokens are signed with. */
    URI certsUrl();

    /** What these tokens name as their issuer; the name without its scheme is taken too. */
    String issuer();

    /** Under which the Classroom API is. */
    URI classroomUrl();

    /** How long a connection may take to come about. */
    Duration connectTimeout();

    /** How long Google may be silent. */
    Duration readTimeout();
}
