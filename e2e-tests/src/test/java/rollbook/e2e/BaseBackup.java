package rollbook.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import rollbook.stack.LocalStack;

/**
 * A copy of PostgreSQL's whole server, taken while it works, as pg_basebackup takes one (PostgreSQL, <i>Making a Base Backup
 * Using the Low Level API</i>): its files between two calls, then what its log says of the time between them.
 */
final class BaseBackup {
    private static final Path SERVER = WholeStack.HOME.resolve("postgres");

    private final LocalStack stack;
    private final Path copy = WholeStack.HOME.resolve("postgres.backup");

    BaseBackup(LocalStack stack) {
        this.stack = stack;
    }

    /** Takes it; the moment it is brought back to is this call's end. */
    void take() throws Exception {
        var url = stack.database("license").url().replaceFirst("[^/]*$", "postgres");
        var password = WholeStack.secrets().getProperty("postgres.password");
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('restore', fast => true)");
            copy(SERVER, copy);
            try (var stopped =
                    statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => false)")) {
                if (!stopped.next()) {
                    throw new SQLException("no label");
                }
                Files.writeString(copy.resolve("backup_label"), stopped.getString(1));
            }
            copy(SERVER.resolve("pg_wal/."), copy.resolve("pg_wal"));
        }
        Files.delete(copy.resolve("postmaster.pid"));
    }

    /** Puts it in the place of the server, which starts from it. */
    void bringBack() throws IOException, InterruptedException {
        var postgres = stack.child("postgres");
        postgres.shutDown();
        run("rm", "-r", SERVER.toString());
        Files.move(copy, SERVER);
        postgres.bringBack();
        postgres.awaitReady(Patience.LIMIT);
    }

    /** Files may come and go meanwhile: the log knows of them, so cp may miss some, and says so. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("cp", "-a", from.toString(), to.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
