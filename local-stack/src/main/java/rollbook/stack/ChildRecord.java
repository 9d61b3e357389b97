package rollbook.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What the stack writes down about a process it started, for {@code status} and for cleaning up after a supervisor that
 * was killed.
 *
 * @param name the child's name
 * @param process which process it is
 * @param port the port it listens on
 * @param signal what ends it in good order
 * @param state {@code starting}, {@code ready} or what else is worth telling
 */
record ChildRecord(String name, ProcessIdentity process, int port, Signal signal, String state) {
    private static final String SUFFIX = ".child";

    /** Writes it whole or not at all. */
    void writeTo(Path folder) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(process.pid()));
        properties.setProperty("born", process.born());
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("signal", signal.name());
        properties.setProperty("state", state);
        PropertiesFile.write(folder.resolve(name + SUFFIX), properties);
    }

    static void remove(Path folder, String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name + SUFFIX));
    }

    /** All records of the folder, by name. */
    static List<ChildRecord> all(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(ChildRecord::read)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static Optional<ChildRecord> read(Path file) {
        try {
            var properties = PropertiesFile.read(file);
            var name = file.getFileName().toString();
            return Optional.of(new ChildRecord(
                    name.substring(0, name.length() - SUFFIX.length()),
                    new ProcessIdentity(
                            Long.parseLong(properties.getProperty("pid", "0")), properties.getProperty("born", "")),
                    Integer.parseInt(properties.getProperty("port", "0")),
                    Signal.valueOf(properties.getProperty("signal", "TERM")),
                    properties.getProperty("state", "?")));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
