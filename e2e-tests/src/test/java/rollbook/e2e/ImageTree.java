package rollbook.e2e;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A service's folder as the Dockerfile makes it, with the cache its own RUN makes, and its own ENTRYPOINT to start it. */
final class ImageTree implements AutoCloseable {
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT (\\[\"java\".*?])$");
    private static final Pattern TRAINING = Pattern.compile("(?m)^RUN (ROLLBOOK_\\w+=.*AOTCacheOutput.*)$");
    /** Nobody: of these nothing on the machine is. */
    private static final List<String> PLAIN = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Path folder;
    private final Path log;
    private final String dockerfile;

    private ImageTree(Path folder, Path log, String dockerfile) {
        this.folder = folder;
        this.log = log;
        this.dockerfile = dockerfile;
    }

    static ImageTree of(String service, Path project) throws IOException, InterruptedException {
        var outer = Files.createTempDirectory("image");
        Files.setPosixFilePermissions(outer, fromString("rwxr-xr-x"));
        var folder = outer.resolve("rollbook");
        var from = project.resolve(service).resolve("target/quarkus-app");
        try (var all = Files.walk(from)) {
            for (var each : all.toList()) {
                // with its time, which the cache remembers
                Files.copy(each, folder.resolve(from.relativize(each).toString()), COPY_ATTRIBUTES);
            }
        }
        var dockerfile = Files.readString(project.resolve("Dockerfile")).replaceAll("\\\\\n\\s*", "");
        var tree = new ImageTree(folder, outer.resolve("printed"), dockerfile);
        tree.train();
        tree.protect();
        return tree;
    }

    /** Starts it as a plain user, who may write to no part of it; with nothing in its environment but this. */
    Process start(Map<String, String> environment) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(PLAIN);
        }
        new JsonArray(found(ENTRYPOINT)).forEach(word -> command.add(word.toString()));
        return run(command, environment);
    }

    /** Each file's size, by name. */
    Map<String, Long> files() throws IOException {
        var files = new TreeMap<String, Long>();
        try (var all = Files.walk(folder)) {
            for (var each : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(each).toString(), Files.size(each));
            }
        }
        return files;
    }

    /** What it said last, for whoever looks for the reason of a failure. */
    String printed() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(folder.resolveSibling(""))) {
            var whole = all.toList();
            // only who may write to a folder removes what is in it
            for (var each : whole.stream().filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(each, fromString("rwxr-xr-x"));
            }
            for (var each : whole.reversed()) {
                Files.delete(each);
            }
        }
    }

    static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private void train() throws IOException, InterruptedException {
        var process = run(List.of("sh", "-c", found(TRAINING)), Map.of());
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(printed()).isTrue();
        assertThat(process.exitValue()).as(printed()).isZero();
        assertThat(folder.resolve("service.aot")).isNotEmptyFile();
        Files.delete(log);
    }

    private void protect() throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.toList()) {
                Files.setPosixFilePermissions(each, fromString(Files.isDirectory(each) ? "r-xr-xr-x" : "r--r--r--"));
            }
        }
    }

    private Process run(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var java = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().clear();
        builder.environment().put("PATH", java + File.pathSeparator + System.getenv("PATH"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String found(Pattern instruction) {
        var matcher = instruction.matcher(dockerfile);
        assertThat(matcher.find()).as("%s in the Dockerfile", instruction).isTrue();
        return matcher.group(1);
    }

    private static boolean isRoot() throws IOException {
        return Files.getOwner(Path.of("/proc/self")).getName().equals("root");
    }
}
