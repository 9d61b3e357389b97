package rollbook.stack.lms;

import java.net.URI;
import java.util.List;

/**
 * A tool, as an admin registered it with a platform.
 *
 * @param loginUrl where a launch begins
 * @param redirectUris where an id token may be posted to, to the letter
 * @param deepLinkUrl what is said to be the target when a teacher is to choose something
 * @param deploymentIds each an installation of its own
 * @param getsLogin whether the login is begun by GET and not by POST
 */
public record PlatformTool(
        String clientId,
        String name,
        URI loginUrl,
        URI jwksUrl,
        List<String> redirectUris,
        String deepLinkUrl,
        List<String> deploymentIds,
        boolean getsLogin) {

    public PlatformTool {
        redirectUris = List.copyOf(redirectUris);
        deploymentIds = List.copyOf(deploymentIds);
    }

    /** Ours, at its origin (DESIGN's paths), begun by POST. */
    public static PlatformTool rollbook(URI origin, String clientId, String... deploymentIds) {
        var launch = origin.resolve("/lti/launch").toString();
        return new PlatformTool(
                clientId,
                "Our App",
                origin.resolve("/lti/login"),
                origin.resolve("/lti/jwks"),
                List.of(launch),
                launch,
                List.of(deploymentIds),
                false);
    }

    public PlatformTool begunByGet() {
        return new PlatformTool(clientId, name, loginUrl, jwksUrl, redirectUris, deepLinkUrl, deploymentIds, true);
    }
}
