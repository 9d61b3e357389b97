package rollbook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.stack.LocalStack;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.ConsentBrowser;
import rollbook.stack.google.District;
import rollbook.stack.google.UserChange;

/**
 * A district at Google, new each time, and the sync of a license that reads all its schools as one picked unit: the largest
 * unit there can be. Its admin is Google admin and license admin in one person.
 */
final class DistrictSync {
    private static final int SEED = 7;
    private static final int SCHOOLS = 20;
    private static final String PICKED = "/Schools";
    /** Long: a run tells itself how long it took, and looking at it is not to keep it from it. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Client client;
    private final String admin;
    private final String account;
    private final UUID license;
    private final String unit;

    private DistrictSync(Client client, String admin, String account, UUID license, String unit) {
        this.client = client;
        this.admin = admin;
        this.account = account;
        this.license = license;
        this.unit = unit;
    }

    /**
     * A run that is over.
     *
     * @param active how many active users it found
     * @param said how many people it said had joined or left
     */
    record Run(Instant began, Instant ended, int active, int said) {}

    /** Connects a license to a district of so many users, of whom a hundredth are suspended, and syncs them a first time. */
    static DistrictSync begun(LocalStack stack, Client client, int users) throws IOException, InterruptedException {
        var name = UUID.randomUUID().toString().substring(0, 8);
        var domain = "district" + name + ".example";
        var admin = "gina" + name;
        var account = admin + "@" + domain;
        var staff = users / 20;
        var workspace = District.of(SEED, SCHOOLS, users - staff, users / 100, staff)
                .as("C" + name, domain)
                .workspace();
        workspace.add(account, "Gina", "Google", "/District Office");
        workspace.change(account, UserChange.role(AdminRole.SUPER));
        stack.google().add(workspace);
        stack.makePeople(List.of(admin), domain);
        var license = client.license("DISTRICT", account);
        var sync = new DistrictSync(
                client, admin, account, license, workspace.unit(PICKED).id());
        sync.connect();
        sync.pick();
        return sync;
    }

    /** The admin's address at Google. */
    String account() {
        return account;
    }

    UUID license() {
        return license;
    }

    /** The id of what is picked. */
    String unit() {
        return unit;
    }

    private void connect() throws IOException, InterruptedException {
        var begun = client.post(admin, path("/google"), "");
        var back = ConsentBrowser.allow(URI.create(begun.get("consentPage").asText()), account);
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(HttpRequest.newBuilder(back).build(), HttpResponse.BodyHandlers.discarding());
            var finished = answer.headers().firstValue("Location").orElse("nowhere");
            if (!finished.contains("google=connected")) {
                throw new IllegalStateException("not connected: " + finished);
            }
        }
    }

    private void pick() throws IOException, InterruptedException {
        var order = "{\"units\": [{\"id\": \"%s\"}]}".formatted(unit);
        var plan = path("/plans/"
                + client.post(admin, path("/plans"), order).get("planId").asText());
        while (client.get(admin, plan).get("state").asText().equals("READING")) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        var before = last();
        client.post(admin, plan + "/commit", "");
        await(before);
    }

    /**
     * A run now, nothing having changed.
     *
     * @throws IllegalStateException where it found that something had
     */
    Run unchanged() throws IOException, InterruptedException {
        var run = await(begin());
        if (run.said() > 0) {
            throw new IllegalStateException("nothing has changed, but %d people were said".formatted(run.said()));
        }
        return run;
    }

    /** Begins a run; what {@link #overSince} knows it by. */
    String begin() throws IOException, InterruptedException {
        var before = last();
        client.post(admin, path("/runs"), "");
        return before;
    }

    private Run await(String before) throws IOException, InterruptedException {
        var began = System.nanoTime();
        for (var run = overSince(before); ; run = overSince(before)) {
            if (run.isPresent()) {
                return run.get();
            }
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new IllegalStateException("a run is not over after " + LONGEST);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** The run begun since; empty until it is over and everybody it said is judged. */
    Optional<Run> overSince(String before) throws IOException, InterruptedException {
        var run = health().path("lastRun");
        var said = run.path("joined").asInt() + run.path("left").asInt();
        if (run.path("runId").asText().equals(before)
                || !run.path("endedAt").isTextual()
                || run.path("judged").asInt() < said) {
            return Optional.empty();
        }
        if (!run.path("result").asText().equals("DONE")) {
            throw new IllegalStateException("a run ended so: " + run);
        }
        return Optional.of(new Run(
                Instant.parse(run.path("beganAt").asText()),
                Instant.parse(run.path("endedAt").asText()),
                run.path("active").asInt(),
                said));
    }

    private String last() throws IOException, InterruptedException {
        return health().path("lastRun").path("runId").asText();
    }

    private JsonNode health() throws IOException, InterruptedException {
        return client.get(admin, path(""));
    }

    private String path(String more) {
        return "/api/ou-syncs/" + license + more;
    }
}
