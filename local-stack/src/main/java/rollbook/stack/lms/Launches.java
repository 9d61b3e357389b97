package rollbook.stack.lms;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The launches people begin. All that is known of one is behind its message hint, so that a browser that keeps no cookie
 * of anybody can go through it.
 */
public final class Launches {
    private static final int HINT_LENGTH = 40;

    private final LtiPlatform platform;
    private final Map<String, PendingLaunch> pending = new ConcurrentHashMap<>();

    Launches(LtiPlatform platform) {
        this.platform = platform;
    }

    /** Somebody of the course opens an item that a tool is behind. */
    public LoginInitiation open(LmsCourse course, long person, CourseItem item) {
        if (!item.isLaunched()) {
            throw new IllegalArgumentException("Nothing is launched by " + item.title());
        }
        return begun(remember(course, person, Optional.of(item), item.placed()));
    }

    /** A teacher asks a tool for something to put into the course. */
    public LoginInitiation choose(LmsCourse course, long person, CourseItem.Placed tool) {
        return begun(remember(course, person, Optional.empty(), tool));
    }

    Optional<PendingLaunch> of(String hint) {
        return Optional.ofNullable(pending.get(hint));
    }

    /** What the tool must say back unaltered to be told who it is. */
    String loginHint(PendingLaunch launch) {
        return Ids.hex(platform.name() + " login " + launch.who().person().number(), 40);
    }

    PendingLaunch remember(LmsCourse course, long person, Optional<CourseItem> item, CourseItem.Placed placed) {
        var who = course.find(person)
                .filter(Enrolled::active)
                .orElseThrow(() -> new NoSuchElementException("%d is not in %s".formatted(person, course.title())));
        var tool = platform.tool(placed.clientId());
        if (!tool.deploymentIds().contains(placed.deploymentId())) {
            throw new NoSuchElementException("No deployment " + placed.deploymentId());
        }
        var launch = new PendingLaunch(Ids.randomHex(HINT_LENGTH), course, who, item, tool, placed.deploymentId());
        pending.put(launch.hint(), launch);
        return launch;
    }

    LoginInitiation begun(PendingLaunch launch) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("iss", platform.issuer());
        parameters.put("login_hint", loginHint(launch));
        parameters.put("client_id", launch.tool().clientId());
        parameters.put("lti_deployment_id", launch.deploymentId());
        parameters.put("target_link_uri", launch.target());
        parameters.put("lti_message_hint", launch.hint());
        if (platform.flavor() == Flavor.CANVAS) {
            parameters.put("canvas_region", "us-east-1");
            parameters.put("canvas_environment", "production");
            parameters.put("lti_storage_target", "post_message_forwarding");
        }
        var url = launch.tool().loginUrl();
        return new LoginInitiation(
                launch.tool().getsLogin(), launch.tool().getsLogin() ? with(url, parameters) : url, parameters);
    }

    private static URI with(URI url, Map<String, String> parameters) {
        return URI.create(url + (url.getQuery() == null ? "?" : "&") + LoginInitiation.encoded(parameters));
    }
}
