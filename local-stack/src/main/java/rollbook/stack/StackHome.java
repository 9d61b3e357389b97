package rollbook.stack;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder of one stack: its data, logs, secrets and the records of its processes. Whoever holds its lock is the one
 * supervisor; the kernel lets go of the lock however that supervisor ends.
 *
 * @param root the folder, absolute
 */
record StackHome(Path root) {
    /** The record of the supervisor itself. */
    static final String SUPERVISOR = "supervisor";

    /** Opens the folder, made readable for its owner only where it is new. */
    static StackHome open(Path root) throws IOException {
        var absolute = root.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(absolute.getParent());
            Files.createDirectory(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var home = new StackHome(absolute);
        Files.createDirectories(home.logs());
        Files.createDirectories(home.run());
        return home;
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** Records of the processes that run. */
    Path run() {
        return root.resolve("run");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    Path ports() {
        return root.resolve("ports.properties");
    }

    /** The mails the services sent. */
    Path mail() {
        return root.resolve("mail");
    }

    /** Data of one part of the stack; kept across restarts. */
    Path data(String name) {
        return root.resolve(name);
    }

    Path log(String child) {
        return logs().resolve(child + ".log");
    }

    /** The lock's channel, to be closed by who is done; empty where another supervisor holds it. */
    Optional<FileChannel> tryLock() throws IOException {
        var channel = FileChannel.open(root.resolve("supervisor.lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException _) {
            // held by this very process: somebody else's all the same
        }
        channel.close();
        return Optional.empty();
    }

    /** The same, tried for a second: {@code status} holds the lock for a moment, too. */
    Optional<FileChannel> lockSoon() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        var lock = tryLock();
        while (lock.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(Duration.ofMillis(50));
            lock = tryLock();
        }
        return lock;
    }

    /** The address of the stack that runs here, as its supervisor wrote it down; empty where none did. */
    Optional<String> address() throws IOException {
        return Optional.ofNullable(PropertiesFile.read(addressFile()).getProperty("address"));
    }

    /** Where the LMSs are that the supervisor simulates. */
    Optional<String> lmsAddress() throws IOException {
        return Optional.ofNullable(PropertiesFile.read(addressFile()).getProperty("lms"));
    }

    void writeAddresses(String address, String lms) throws IOException {
        var properties = new Properties();
        properties.setProperty("address", address);
        properties.setProperty("lms", lms);
        PropertiesFile.write(addressFile(), properties);
    }

    private Path addressFile() {
        return run().resolve("address.properties");
    }
}
