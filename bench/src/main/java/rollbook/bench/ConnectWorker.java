package rollbook.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rollbook.stack.LocalStack;

/**
 * A standalone Kafka Connect worker: a process of its own with a class path of its own ({@code bench/connect}), told what
 * to do over its REST interface.
 */
final class ConnectWorker implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /** A failed task is noticed within half a second; asking more often would slow what is measured. */
    private static final int LOOKS_BETWEEN_CHECKS = 25;
    /** By this a stack finds what was left running when its supervisor was killed. */
    private static final String MARK = "ROLLBOOK_CHILD_OF";

    private final ConnectRest rest;
    private final Path log;
    private final Process process;
    private final List<String> connectors = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param home the stack's folder; the worker's files are kept there, too
     */
    ConnectWorker(LocalStack stack, Path project, Path home, int batch) throws IOException {
        var folder = Files.createDirectories(home.resolve("connect"));
        var libraries = project.resolve("bench/connect/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException("not built yet: " + libraries);
        }
        var port = freePort();
        var origin = "http://127.0.0.1:" + port;
        rest = new ConnectRest(URI.create(origin));
        log = folder.resolve("worker.log");
        var settings = Files.writeString(folder.resolve("worker.properties"), """
                bootstrap.servers=%s
                listeners=%s
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.json.JsonConverter
                value.converter.schemas.enable=true
                offset.storage.file.filename=%s
                plugin.discovery=service_load
                # a sink's batch is never larger than what was polled at once
                consumer.max.poll.records=%d
                consumer.auto.offset.reset=earliest
                """.formatted(
                        stack.kafka(), origin, folder.resolve("offsets"), batch));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dorg.apache.logging.log4j.level=WARN",
                "-cp",
                libraries.resolve("*").toString(),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                settings.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put(MARK, home.toString());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Comes back when it answers. */
    void awaitReady() throws InterruptedException {
        await("to answer", READY_WITHIN, () -> !rest.get("/").isEmpty());
    }

    void create(String connector, Map<String, String> settings) throws IOException, InterruptedException {
        rest.put("/connectors/" + connector + "/config", settings);
        connectors.add(connector);
    }

    /** Holds every connector where it is; they keep what they have open. */
    void pause() throws IOException, InterruptedException {
        changeAll("pause", "PAUSED");
    }

    /** Lets every connector go on; comes back as soon as all are told to. */
    void resume() throws IOException, InterruptedException {
        for (var connector : connectors) {
            rest.put("/connectors/" + connector + "/resume", Map.of());
        }
    }

    /**
     * Waits for something the connectors do.
     *
     * @throws IllegalStateException where the time passes, a task failed (with what it said) or the worker ended
     */
    void await(String what, Duration atMost, Condition condition) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var look = 1; !holds(condition); look++) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException(
                        "waited in vain for the Connect worker %s; see %s".formatted(what, log));
            }
            if (look % LOOKS_BETWEEN_CHECKS == 0) {
                failIfAnyFailed();
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static boolean holds(Condition condition) throws InterruptedException {
        try {
            return condition.holds();
        } catch (IOException _) {
            return false; // it does not listen yet, or has no such task yet
        }
    }

    /** What is waited for; an {@code IOException} means not yet. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private void changeAll(String verb, String state) throws IOException, InterruptedException {
        for (var connector : connectors) {
            rest.put("/connectors/" + connector + "/" + verb, Map.of());
        }
        for (var connector : connectors) {
            await(
                    "to " + verb,
                    READY_WITHIN,
                    () -> rest.task(connector).path("state").asText().equals(state));
        }
    }

    private void failIfAnyFailed() throws InterruptedException {
        for (var connector : connectors) {
            if (holds(() -> rest.task(connector).path("state").asText().equals("FAILED"))) {
                throw new IllegalStateException("%s failed; see %s".formatted(connector, log));
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        rest.close();
    }
}
