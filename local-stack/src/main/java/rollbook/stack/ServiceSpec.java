package rollbook.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * One Rollbook service as the stack runs it.
 *
 * @param name its name; {@code license-service} is known to the others by it
 * @param jar its runnable jar
 * @param database the database it owns, and that database's role
 * @param topic the one word that names it in its prefix {@code /openapi/<topic>}
 * @param apiPrefix under which it answers signed-in callers
 */
public record ServiceSpec(String name, Path jar, String database, String topic, String apiPrefix) {
    static final String LICENSE_SERVICE = "license-service";

    /** The only one that has license keys and is told of accounts. */
    static final String ENROLLMENT_SERVICE = "enrollment-service";

    /** The only one that sends mail. */
    static final String INVITE_SERVICE = "invite-service";

    /** The only one that reads Google's directories. */
    static final String OU_SYNC_SERVICE = "ou-sync-service";

    /** The only one that LMSs speak to. */
    static final String LMS_SERVICE = "lms-webhook-service";

    /** Every service there is, in the order they are listed on the terminal. */
    static List<ServiceSpec> all(Path project) {
        return List.of(
                of(project, "license"),
                of(project, "enrollment"),
                of(project, "invite"),
                of(project, "ou-sync"),
                new ServiceSpec(LMS_SERVICE, jar(project, LMS_SERVICE), "lms", "lms", "/api/lms"));
    }

    private static ServiceSpec of(Path project, String topic) {
        var name = topic + "-service";
        return new ServiceSpec(name, jar(project, name), topic.replace('-', '_'), topic, "/api/" + topic + "s");
    }

    private static Path jar(Path project, String name) {
        return project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
