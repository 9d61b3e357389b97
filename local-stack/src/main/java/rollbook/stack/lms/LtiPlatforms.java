package rollbook.stack.lms;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;

/** All LTI platforms here, each a school's, by name. */
public final class LtiPlatforms {
    private final URI root;
    private final Clock clock;
    private final HttpClient http;
    private final LmsFaults faults;
    private final Notices notices;
    private final Map<String, LtiRoutes> byName = new ConcurrentSkipListMap<>();

    LtiPlatforms(URI root, Clock clock, HttpClient http, LmsFaults faults, Notices notices) {
        this.root = root;
        this.clock = clock;
        this.http = http;
        this.faults = faults;
        this.notices = notices;
    }

    /** One more, or one in the place of another; its issuer is its address. */
    public LtiPlatform add(String name, Flavor flavor) {
        return add(name, flavor, at(name).toString());
    }

    /** Under an issuer that is somebody else's, say {@code https://canvas.instructure.com}. */
    public LtiPlatform add(String name, Flavor flavor, String issuer) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("A platform's name is of small letters, digits and -");
        }
        var platform = new LtiPlatform(name, flavor, issuer, at(name), clock);
        byName.put(name, new LtiRoutes(platform, clock, http, faults, notices));
        return platform;
    }

    public LtiPlatform get(String name) {
        return routes(name).platform();
    }

    public List<LtiPlatform> all() {
        return byName.values().stream().map(LtiRoutes::platform).toList();
    }

    LtiRoutes routes(String name) {
        var routes = byName.get(name);
        if (routes == null) {
            throw new NoSuchElementException("No platform " + name);
        }
        return routes;
    }

    private URI at(String name) {
        return root.resolve("lti/" + name + "/");
    }
}
