package rollbook.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL 18, set to lose nothing: its data folder, its process, its roles and databases. */
final class PostgresServer {
    static final String NAME = "postgres";
    private static final String SUPERUSER = "postgres";

    private final StackHome home;
    private final Secrets secrets;
    private final Path tools;
    private final int port;

    PostgresServer(StackHome home, Secrets secrets, Path tools, int port) {
        this.home = home;
        this.secrets = secrets;
        this.tools = tools;
        this.port = port;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Unpacks the programs and makes the data folder, each where it is not there yet. */
    ChildSpec prepare() throws IOException {
        var binaries = PostgresBinaries.unpackedIn(tools);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            makeData(binaries);
        }
        return new ChildSpec(
                NAME, command(binaries), Map.of(), port, this::answers, Duration.ofSeconds(60), Signal.INT);
    }

    /** Makes each database and the role that owns it, where they are not there; nobody else may connect to it. */
    void createDatabases(List<String> databases) throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var name : databases) {
                if (isMissing(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                    statement.execute("CREATE ROLE %s LOGIN".formatted(name));
                }
                // The names are the project's own, the password is base64: nothing here needs quoting.
                statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, secrets.ofDatabase(name)));
                if (isMissing(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
                }
                statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
            }
            statement.execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
        }
    }

    private Path data() {
        return home.data(NAME);
    }

    private void makeData(Path binaries) throws IOException {
        var draft = home.data(NAME + ".draft");
        delete(draft);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var password = Files.createTempFile(home.root(), ".draft", "", owner);
        try {
            Files.writeString(password, secrets.get(Secrets.POSTGRES) + "\n");
            var command = new ArrayList<>(Unprivileged.prefix());
            command.add(binaries.resolve("bin/initdb").toString());
            command.addAll(List.of("-D", draft.toString(), "-U", SUPERUSER, "-A", "scram-sha-256"));
            command.addAll(List.of("--pwfile=" + password, "-E", "UTF8", "--locale=C"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            new Launcher(home).run(NAME, command, Map.of(), 120);
            Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.delete(password);
        }
    }

    private List<String> command(Path binaries) {
        var command = new ArrayList<>(Unprivileged.prefix());
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=250", // two replicas of each service may open 194 (docs/operations.md)
                "shared_buffers=128MB",
                "max_wal_size=2GB",
                "log_line_prefix=%m [%p] %d ",
                "timezone=UTC",
                "log_timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private boolean answers() throws SQLException {
        if (Ports.isFree(port)) {
            return false;
        }
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", secrets.get(Secrets.POSTGRES));
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
