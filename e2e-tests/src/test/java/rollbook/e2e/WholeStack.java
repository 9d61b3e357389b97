package rollbook.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import rollbook.stack.LocalStack;
import rollbook.stack.StackConfig;
import rollbook.stack.StackFailure;

/** Hands tests the one stack of the run: started by the first class that asks, ended after the last. */
final class WholeStack implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(WholeStack.class);

    /** What it runs that is ours. */
    static final List<String> SERVICES = List.of(
            "license-service", "enrollment-service", "invite-service", "ou-sync-service", "lms-webhook-service");

    /** Of the stack under test; removed before each start, left behind for whoever looks for the reason of a failure. */
    static final Path HOME = project().resolve("e2e-tests/target/stack");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(HOME, _ -> Start.tried(), Start.class)
                .stack();
    }

    /** The checkout: the nearest folder above that has the script. */
    static Path project() {
        var folder = Path.of("").toAbsolutePath();
        while (Files.notExists(folder.resolve("rollbook"))) {
            folder = Objects.requireNonNull(folder.getParent(), "a checkout above the working folder");
        }
        return folder;
    }

    /** All of its secrets: passwords, the client's, the sealing keys. */
    static Properties secrets() throws IOException {
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(HOME.resolve("secrets.properties"))) {
            secrets.load(file);
        }
        return secrets;
    }

    /** The one start of the run; where it failed, it failed for every class. */
    private record Start(
            @Nullable LocalStack running, @Nullable StackFailure failure) implements AutoCloseable {
        static Start tried() {
            try {
                return new Start(start(), null);
            } catch (StackFailure e) {
                return new Start(null, e);
            }
        }

        LocalStack stack() {
            if (running == null) {
                throw new IllegalStateException("the stack did not start", failure);
            }
            return running;
        }

        @Override
        public void close() {
            if (running != null) {
                running.close();
            }
        }
    }

    private static LocalStack start() {
        try {
            remove(HOME);
            Files.createDirectories(HOME.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LocalStack.start(StackConfig.forTests(project(), HOME));
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
