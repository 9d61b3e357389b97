package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ChangeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** Our docker-compose.yml under a name of its own, beside whatever else runs here, with images of what this build made. */
final class Compose {
    private static final String NAME = "rollbook-containers-it";
    /** To build the images, or to start all of it. */
    private static final long MINUTES = 15;

    /** Whether Docker's own command is here, besides its engine. */
    static boolean isHere() throws InterruptedException {
        try {
            return ended("docker", "compose", "version").code() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** What a command of compose prints; it must end well. */
    String run(String... command) throws IOException, InterruptedException {
        var ended = ended(full(command));
        assertThat(ended.code())
                .as("%s: %s", String.join(" ", command), ended.printed())
                .isZero();
        return ended.printed();
    }

    /** What a command of compose prints that must not end well. */
    String refused(String... command) throws IOException, InterruptedException {
        var ended = ended(full(command));
        assertThat(ended.code()).as(ended.printed()).isNotZero();
        return ended.printed();
    }

    String image(String service) {
        return NAME + "/" + service;
    }

    String network() {
        return NAME + "_default";
    }

    ContainerState state(String service) {
        return client().inspectContainerCmd(container(service)).exec().getState();
    }

    /** The paths that are not as the image has them. */
    List<String> changed(String service) {
        return client().containerDiffCmd(container(service)).exec().stream()
                .map(ChangeLog::getPath)
                .toList();
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }

    private static String container(String service) {
        return "%s-%s-1".formatted(NAME, service);
    }

    private static String[] full(String... command) {
        var full = new ArrayList<>(List.of("docker", "compose", "--project-name", NAME));
        full.addAll(List.of("--file", "docker-compose.yml", "--file", "e2e-tests/src/test/resources/containers.yml"));
        full.addAll(List.of(command));
        return full.toArray(String[]::new);
    }

    private record Ended(int code, String printed) {}

    private static Ended ended(String... command) throws IOException, InterruptedException {
        var printed = Files.createTempFile("compose", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .directory(WholeStack.project().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Ended(process.waitFor(), Files.readString(printed));
        } finally {
            Files.delete(printed);
        }
    }
}
