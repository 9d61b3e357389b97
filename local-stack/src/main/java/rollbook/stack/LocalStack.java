package rollbook.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rollbook.events.Topic;
import rollbook.stack.google.DemoDistrict;
import rollbook.stack.google.GoogleSimulator;
import rollbook.stack.google.SimulatorConfig;
import rollbook.stack.lms.DemoLms;
import rollbook.stack.lms.GoogleAccounts;
import rollbook.stack.lms.LmsConfig;
import rollbook.stack.lms.LmsSimulator;

/**
 * The whole of Rollbook, running: started by {@link #start}, ended by {@link #close}. PostgreSQL, Kafka and Keycloak
 * start side by side behind a gateway that listens already; the services follow, then the demo data.
 */
public final class LocalStack implements AutoCloseable {
    private final StackConfig config;
    private final Console console;
    private final StackHome home;
    private final FileChannel lock;
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::end, "end of the stack");
    private final Secrets secrets;
    private final Ports ports;
    private final Gateway gateway;
    private final String origin;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final KeycloakServer keycloak;
    private final MailFolder mailFolder;
    private final MailSink mailSink;
    private final ServiceSpecs specs;
    private final GoogleSimulator google;
    private final LmsSimulator lms;
    private boolean ending;

    private LocalStack(StackConfig config, Console console, StackHome home, FileChannel lock) throws IOException {
        this.config = config;
        this.console = console;
        this.home = home;
        this.lock = lock;
        new Leftovers(home, console).end();
        var self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        secrets = Secrets.load(home);
        ports = Ports.load(home.ports());
        var wanted = ports.near(config.gatewayPort());
        var upstreams = upstreamPorts();
        gateway = new Gateway(wanted, Route.table(config.services()), upstreams, new Dashboard(config.dashboard()));
        origin = "http://localhost:" + gateway.port();
        new ChildRecord(StackHome.SUPERVISOR, self, gateway.port(), Signal.TERM, "starting").writeTo(home.run());
        var tools = config.target().resolve("tools");
        postgres = new PostgresServer(home, secrets, tools, ports.of(PostgresServer.NAME));
        kafka = new KafkaBroker(
                home, config.target().resolve("lib"), ports.of(KafkaBroker.NAME), ports.of("kafka-controller"));
        keycloak = new KeycloakServer(home, secrets, tools, upstreams.getOrDefault(KeycloakServer.NAME, 0), origin);
        mailFolder = new MailFolder(home.mail(), Clock.systemUTC());
        var mailPort = ports.of(MailSink.NAME);
        mailSink = new MailSink(mailFolder, mailPort, console);
        google = GoogleSimulator.start(SimulatorConfig.onPort(ports.of("google")), DemoDistrict.workspaces());
        var accounts = GoogleAccounts.of(google);
        lms = LmsSimulator.start(LmsConfig.onPort(ports.of("lms-simulator")).withGoogle(accounts));
        DemoLms.fill(lms, URI.create(origin), accounts);
        home.writeAddresses(origin, lms.root().toString());
        var ofLms = new HashMap<>(lms.settings());
        ofLms.putAll(google.classroomSettings());
        var simulated =
                Map.of(ServiceSpec.OU_SYNC_SERVICE, google.settings(), ServiceSpec.LMS_SERVICE, Map.copyOf(ofLms));
        specs = new ServiceSpecs(config, secrets, postgres, kafka, keycloak, origin, upstreams, mailPort, simulated);
    }

    /**
     * Starts everything and comes back when it is ready.
     *
     * @throws StackFailure where one is running in that folder already, or a part does not become ready; nothing is
     *     left running then
     */
    public static LocalStack start(StackConfig config) {
        var console = new Console(config.out());
        try {
            var home = StackHome.open(config.home());
            var lock = home.lockSoon()
                    .orElseThrow(() -> new StackFailure(
                            "Rollbook is running already in %s%s".formatted(home.root(), address(home))));
            LocalStack stack;
            try {
                stack = new LocalStack(config, console, home, lock);
            } catch (IOException | StackFailure e) {
                lock.close();
                throw e;
            }
            stack.bringUp();
            return stack;
        } catch (IOException e) {
            throw new StackFailure("Cannot start in " + config.home(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while starting", e);
        }
    }

    /** The one address, {@code http://localhost:…}. */
    public URI baseUri() {
        return URI.create(origin);
    }

    /** A part of the stack: {@code postgres}, {@code kafka}, {@code keycloak}, a service, or an extra one. */
    public Child child(String name) {
        synchronized (children) {
            return Optional.ofNullable(children.get(name))
                    .orElseThrow(() -> new StackFailure("No %s here; there are %s".formatted(name, children.keySet())));
        }
    }

    /** Starts one more process of a service, beside the first and not behind the gateway; ready when this returns. */
    public Child startExtra(String service, String name) {
        return startExtra(service, name, Map.of());
    }

    /** The same with these settings besides, or instead of its own. */
    public Child startExtra(String service, String name, Map<String, String> settings) {
        var spec = config.services().stream()
                .filter(candidate -> candidate.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new StackFailure("No service called " + service));
        try {
            var child = launch(specs.of(spec, name, ports.of(name), settings));
            child.awaitReady();
            return child;
        } catch (IOException e) {
            throw new StackFailure("Cannot start " + name, e);
        }
    }

    /** Starts one more process of a service, and has the gateway ask both in turn; ready when this returns. */
    public Child startReplica(String service, String name) {
        var child = startExtra(service, name);
        gateway.rotation(service).add(child.port());
        return child;
    }

    /** Ends a process of {@link #startReplica}, for good. */
    public void endReplica(String service, String name) {
        gateway.rotation(service).remove(child(name).port());
        endExtra(name);
    }

    /** Ends a process of {@link #startExtra}, for good. */
    public void endExtra(String name) {
        if (config.services().stream().anyMatch(service -> service.name().equals(name))) {
            throw new StackFailure(name + " is no extra one");
        }
        child(name).end();
        synchronized (children) {
            children.remove(name);
        }
    }

    /** Makes the demo's licenses and members where they are not there; {@link #start} does it where it is configured. */
    public void provisionDemoData() throws IOException, InterruptedException {
        new DemoLicenses(origin, this::token).provision();
    }

    /** Makes people with verified addresses in a domain, named so and signing in as the demo's do: for tests that need many. */
    public void makePeople(List<String> usernames, String domain) throws IOException, InterruptedException {
        new KeycloakAdmin(keycloak, secrets)
                .create(usernames.stream()
                        .map(name -> new DemoPerson(name, name + "@" + domain, Optional.empty(), "made for a test"))
                        .toList());
    }

    /** A bearer token of a demo person, for about five minutes. */
    public String token(String username) {
        return SignIn.token(origin, username, secrets.get(Secrets.DEMO));
    }

    /** What the app signs with when it reports accounts: {@code whsec_…}, as Standard Webhooks has it. */
    public String accountsWebhookSecret() {
        return secrets.get(Secrets.ACCOUNTS_WEBHOOK);
    }

    /** What the app signs with when it says that an assignment was made or opened. */
    public String appWebhookSecret() {
        return secrets.get(Secrets.APP_WEBHOOK);
    }

    /** The database of this name ({@code license}, {@code enrollment}), as its own role. */
    public Database database(String name) {
        return new Database(postgres.jdbcUrl(name), name, secrets.ofDatabase(name));
    }

    /** Google as the services are told of it, with the demo's schools in it. */
    public GoogleSimulator google() {
        return google;
    }

    /** The LMSs as lms-webhook-service is told of them, with the demo's people in their courses. */
    public LmsSimulator lms() {
        return lms;
    }

    /** Kafka's bootstrap address. */
    public String kafka() {
        return kafka.bootstrap();
    }

    /** Makes topics anew, with nothing in them, as after a loss; end the services before. */
    public void makeTopicsAnew(Collection<Topic> topics) {
        try {
            kafka.makeAnew(topics);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("Cannot make topics anew", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while making topics anew", e);
        }
    }

    /**
     * The mails the services sent, the newest last; delivered to nobody. Those of earlier starts over the same folder are
     * among them, and only the newest 1 000 are kept.
     */
    public List<ReceivedMail> mails() {
        try {
            return mailFolder.newest(MailFolder.MOST);
        } catch (IOException e) {
            throw new StackFailure("Cannot read the mails", e);
        }
    }

    /** What all demo people sign in with. */
    String demoPassword() {
        return secrets.get(Secrets.DEMO);
    }

    /** Comes back when the stack has ended. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Ends everything this stack started, and nothing else; its data stay. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // the process is ending: the hook is what runs this
        }
    }

    private void bringUp() {
        Runtime.getRuntime().addShutdownHook(atExit);
        Thread.ofVirtual().name("log keeper").start(this::keepLogsSmall);
        try {
            console.say("gateway listens at " + origin
                    + (gateway.port() == config.gatewayPort() || config.gatewayPort() == 0
                            ? ""
                            : " (port %d is taken)".formatted(config.gatewayPort())));
            mailSink.start();
            console.say("mail sink listens at %s:%d".formatted(MailSink.HOST, mailSink.port()));
            console.say("simulated Google listens at " + google.root());
            console.say("simulated LMSs are at " + lms.root());
            together(List.of(this::bringUpKeycloak, this::bringUpPostgres, this::bringUpKafka));
            var services = new ArrayList<Callable<Object>>();
            config.services().forEach(service -> services.add(() -> bringUpService(service)));
            together(services);
            if (config.demoData() && !config.services().isEmpty()) {
                provisionDemoData();
                console.say("demo licenses and members are there");
            }
            recordReady();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while starting", e);
        } catch (IOException e) {
            close();
            throw new StackFailure("Cannot start", e);
        } catch (StackFailure e) {
            close();
            throw e;
        }
    }

    private Object bringUpPostgres() throws Exception {
        console.say("PostgreSQL starts");
        launch(postgres.prepare()).awaitReady();
        postgres.createDatabases(ServiceSpec.all(config.project()).stream()
                .map(ServiceSpec::database)
                .toList());
        console.say("PostgreSQL is ready");
        return postgres;
    }

    private Object bringUpKafka() throws Exception {
        console.say("Kafka starts");
        launch(kafka.prepare()).awaitReady();
        kafka.createTopics();
        console.say("Kafka is ready");
        return kafka;
    }

    private Object bringUpKeycloak() throws Exception {
        console.say("Keycloak starts");
        launch(keycloak.prepare(console)).awaitReady();
        new KeycloakAdmin(keycloak, secrets).provision(origin, config.demoData());
        console.say("Keycloak is ready");
        return keycloak;
    }

    private Object bringUpService(ServiceSpec service) throws IOException {
        console.say(service.name() + " starts");
        launch(specs.of(service, ports.of(service.name()))).awaitReady();
        console.say(service.name() + " is ready");
        return service;
    }

    private Child launch(ChildSpec spec) {
        synchronized (children) {
            if (ending) {
                throw new StackFailure("The stack is being ended");
            }
            if (children.containsKey(spec.name())) {
                throw new StackFailure("There is a %s already".formatted(spec.name()));
            }
            var child = new Child(spec, home, console).start();
            children.put(spec.name(), child);
            return child;
        }
    }

    /** Does them side by side; the first to fail ends the others, and is the one that is told. */
    private static void together(List<Callable<Object>> steps) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<>(threads);
            var futures = steps.stream().map(done::submit).toList();
            try {
                for (int i = 0; i < futures.size(); i++) {
                    done.take().get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof StackFailure failure
                        ? failure
                        : new StackFailure("Cannot start", e.getCause() == null ? e : e.getCause());
            } finally {
                futures.forEach(future -> future.cancel(true));
            }
        }
    }

    /** Once a minute, until the stack ends. */
    private void keepLogsSmall() {
        try {
            while (!ended.await(1, TimeUnit.MINUTES)) {
                LogFile.rotateLarge(home.logs());
            }
        } catch (IOException e) {
            console.say("the logs are no longer kept small: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        List<Child> running;
        synchronized (children) {
            if (ending) {
                return;
            }
            ending = true;
            running = List.copyOf(children.values());
        }
        if (!running.isEmpty()) {
            console.say("ending");
        }
        var parts = List.of(KafkaBroker.NAME, KeycloakServer.NAME);
        endAll(running.stream()
                .filter(child -> !parts.contains(child.name()) && !isPostgres(child))
                .toList());
        gateway.close();
        mailSink.close();
        lms.close();
        google.close();
        endAll(running.stream().filter(child -> parts.contains(child.name())).toList());
        endAll(running.stream().filter(LocalStack::isPostgres).toList());
        try {
            new Leftovers(home, console).end();
            lock.close();
        } catch (IOException e) {
            console.say("cannot tidy up: " + e.getMessage());
        }
        console.say("ended; nothing is left running");
        ended.countDown();
    }

    private static boolean isPostgres(Child child) {
        return child.name().equals(PostgresServer.NAME);
    }

    private static void endAll(List<Child> some) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            some.forEach(child -> threads.execute(child::end));
        }
    }

    private void recordReady() throws IOException {
        var self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        new ChildRecord(StackHome.SUPERVISOR, self, gateway.port(), Signal.TERM, "ready").writeTo(home.run());
    }

    private Map<String, Integer> upstreamPorts() throws IOException {
        var upstreams = new HashMap<String, Integer>();
        upstreams.put(KeycloakServer.NAME, ports.of(KeycloakServer.NAME));
        for (var service : config.services()) {
            upstreams.put(service.name(), ports.of(service.name()));
        }
        return upstreams;
    }

    private static String address(StackHome home) {
        try {
            return home.address().map(address -> " at " + address).orElse("");
        } catch (IOException _) {
            return "";
        }
    }
}
