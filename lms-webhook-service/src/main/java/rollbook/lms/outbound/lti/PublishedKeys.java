package rollbook.lms.outbound.lti;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rollbook.kit.http.Call;
import rollbook.kit.http.GuardedHttp;

/**
 * The keys platforms publish, kept for an hour, and for four more while the platform is away. A key that is not among them has
 * them read anew, at most twice in half a minute however many tokens name one.
 */
@ApplicationScoped
public class PublishedKeys {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration OUTAGE = Duration.ofHours(4);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final GuardedHttp http;
    private final Map<String, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    PublishedKeys(GuardedHttp http) {
        this.http = http;
    }

    /** Whether those of an address were ever had: where they were not, that a key is not among them says nothing. */
    boolean areKnown(String url) {
        return known.contains(url);
    }

    /** Those at an address. */
    public JWKSource<SecurityContext> at(String url) {
        return sources.computeIfAbsent(url, this::source);
    }

    private JWKSource<SecurityContext> source(String url) {
        return JWKSourceBuilder.create(url(url), this::read)
                .cache(KEPT.toMillis(), WAIT.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    private Resource read(URL url) throws IOException {
        try {
            var reply = http.get(url.toURI(), Call.MAX_BYTES);
            if (!reply.ok()) {
                throw new IOException("the keys are not there: status " + reply.status());
            }
            known.add(url.toString());
            return new Resource(reply.text(), "application/json");
        } catch (URISyntaxException e) {
            throw new IOException("no address to call", e);
        }
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a registration's address is none", e);
        }
    }
}
