package rollbook.lms.outbound.google;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.google.GoogleClient;

/**
 * As whom we come to Google for Classroom. It is a client of the project our app makes assignments through, and not the one
 * directories are read with: Google ends all tokens of an account and a client with one of them.
 */
@Singleton
class ClassroomClient implements GoogleClient {
    private final Optional<String> id;
    private final Optional<String> secret;
    private final Optional<String> topic;
    private final URI redirectUrl;
    private final GoogleUrls urls;

    ClassroomClient(
            @ConfigProperty(name = "rollbook.classroom.client-id") Optional<String> id,
            @ConfigProperty(name = "rollbook.classroom.client-secret") Optional<String> secret,
            @ConfigProperty(name = "rollbook.classroom.topic") Optional<String> topic,
            @ConfigProperty(name = "rollbook.classroom.redirect-url") URI redirectUrl,
            GoogleUrls urls) {
        this.id = id;
        this.secret = secret;
        this.topic = topic;
        this.redirectUrl = redirectUrl;
        this.urls = urls;
    }

    /** Whether all that takes is configured. */
    boolean isSetUp() {
        return id.isPresent() && secret.isPresent() && topic.isPresent();
    }

    /** The topic of Pub/Sub that Google is to tell. */
    String topic() {
        return topic.orElseThrow();
    }

    @Override
    public String clientId() {
        return id.orElseThrow();
    }

    @Override
    public String clientSecret() {
        return secret.orElseThrow();
    }

    @Override
    public URI redirectUrl() {
        return redirectUrl;
    }

    @Override
    public URI authorizeUrl() {
        return urls.authorizeUrl();
    }

    @Override
    public URI tokenUrl() {
        return urls.tokenUrl();
    }

    @Override
    public URI revokeUrl() {
        return urls.revokeUrl();
    }

    @Override
    public URI certsUrl() {
        return urls.certsUrl();
    }

    @Override
    public String issuer() {
        return urls.issuer();
    }

    @Override
    public Duration connectTimeout() {
        return urls.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return urls.readTimeout();
    }
}
