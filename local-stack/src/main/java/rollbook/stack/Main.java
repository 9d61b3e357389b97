package rollbook.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The local stack's commands, as {@code ./rollbook} calls them: run, stop, status, token, mail. */
public final class Main {
    private static final Duration END_WITHIN = Duration.ofSeconds(90);
    private static final int NOT_RUNNING = 3;

    private Main() {}

    public static void main(String... arguments) throws Exception {
        var command = arguments.length == 0 ? "" : arguments[0];
        var config = StackConfig.of(Path.of(System.getProperty("rollbook.project", ".")));
        try {
            switch (command) {
                case "run" -> run(hasServices(arguments) ? config : config.withServices(List.of()));
                case "stop" -> stop(config);
                case "status" -> System.exit(status(config));
                case "token" -> token(config, arguments.length > 1 ? arguments[1] : "dana");
                case "mail" -> mail(config, List.of(arguments).subList(1, arguments.length));
                default -> throw new StackFailure("run, stop, status, token <demo user> or mail [<number>|last]");
            }
        } catch (StackFailure e) {
            if (isEnding()) {
                return;
            }
            System.err.println("rollbook: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Whether the process ends anyway (Ctrl-C while starting): then there is nothing more to tell. */
    private static boolean isEnding() {
        try {
            var hook = new Thread(() -> {}, "none");
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    /** {@code run --no-services}: only what the services need, for whoever starts those in an IDE. */
    private static boolean hasServices(String... arguments) {
        return !List.of(arguments).contains("--no-services");
    }

    private static void run(StackConfig config) throws InterruptedException {
        var stack = LocalStack.start(config);
        var text = new StringBuilder(System.lineSeparator());
        text.append("  Rollbook runs at %s%n%n".formatted(stack.baseUri()));
        text.append("  Demo sign-ins, all with the password %s%n".formatted(stack.demoPassword()));
        DemoPerson.ALL.forEach(person ->
                text.append("    %-6s %-26s %s%n".formatted(person.username(), person.email(), person.what())));
        text.append("%n  A bearer token: ./rollbook token dana%n".formatted());
        text.append("  LMSs to click through, as anybody: %s%n"
                .formatted(stack.lms().root()));
        text.append("  Mail goes to nobody; ./rollbook mail shows it%n".formatted());
        text.append("  Ctrl-C or ./rollbook stop ends it; its data stay in %s%n".formatted(config.home()));
        System.out.println(text);
        stack.awaitEnd();
    }

    private static void stop(StackConfig config) throws IOException, InterruptedException {
        var home = StackHome.open(config.home());
        var console = new Console(System.out);
        var supervisor = ChildRecord.all(home.run()).stream()
                .filter(record -> record.name().equals(StackHome.SUPERVISOR))
                .map(ChildRecord::process)
                .filter(ProcessIdentity::alive)
                .findFirst();
        var held = home.tryLock();
        if (held.isPresent()) {
            try (var _ = held.get()) {
                new Leftovers(home, console).end();
            }
            console.say("nothing is running in " + home.root());
            return;
        }
        var process = supervisor.orElseThrow(() -> new StackFailure("It is just starting or ending; try again"));
        Signal.TERM.to(process.pid());
        var deadline = System.nanoTime() + END_WITHIN.toNanos();
        while (process.alive()) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure(
                        "It did not end within %d s (process %d)".formatted(END_WITHIN.toSeconds(), process.pid()));
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        console.say("ended");
    }

    private static int status(StackConfig config) throws IOException {
        var home = StackHome.open(config.home());
        var held = home.tryLock();
        if (held.isPresent()) {
            held.get().close();
            System.out.println("Rollbook is not running in " + home.root());
            return NOT_RUNNING;
        }
        System.out.println("Rollbook runs at " + home.address().orElse("?"));
        home.lmsAddress().ifPresent(lms -> System.out.println("  LMSs to click through at " + lms));
        for (var record : ChildRecord.all(home.run())) {
            System.out.printf(
                    "  %-20s %-9s process %-8d port %d%n",
                    record.name(),
                    record.process().alive() ? record.state() : "down",
                    record.process().pid(),
                    record.port());
        }
        return 0;
    }

    private static void token(StackConfig config, String username) throws IOException {
        var home = StackHome.open(config.home());
        var held = home.tryLock();
        if (held.isPresent()) {
            held.get().close();
            throw new StackFailure("Rollbook is not running; ./rollbook run starts it");
        }
        var address = home.address().orElseThrow(() -> new StackFailure("It is just starting; try again"));
        System.out.println(SignIn.token(address, username, Secrets.load(home).get(Secrets.DEMO)));
    }

    /** Needs no running stack: what was sent before is there, too. */
    private static void mail(StackConfig config, List<String> which) throws IOException {
        var folder = new MailFolder(new StackHome(config.home()).mail(), Clock.systemUTC());
        // a mail may say anything, whatever the terminal's locale is
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var reader = new MailReader(folder, ZoneId.systemDefault(), out);
        if (which.isEmpty()) {
            reader.list();
        } else {
            reader.show(which.getFirst());
        }
    }
}
