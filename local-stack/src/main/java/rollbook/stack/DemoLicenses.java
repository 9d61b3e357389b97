package rollbook.stack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Licenses to try things with, made over HTTP as anybody would: one of each type, one of another school, and a few
 * members. What is there already stays as it is.
 */
final class DemoLicenses {
    /** The license whose members were added by email. */
    static final String WITH_MEMBERS = "Northfield School";

    /** The license whose members came as a file, so that there is an import to look at. */
    static final String WITH_IMPORT = "Northfield District";

    /** The license somebody is invited to and has not answered yet. */
    static final String WITH_INVITE = "Northfield Building";

    private static final int IMPORTED = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Admin> NORTHFIELD = List.of(new Admin("dana", true), new Admin("paul", false));
    private static final List<License> ALL = List.of(
            new License(WITH_MEMBERS, "SCHOOL", NORTHFIELD, bought(500, 365)),
            new License(WITH_INVITE, "BUILDING", NORTHFIELD),
            new License(WITH_IMPORT, "DISTRICT", NORTHFIELD),
            new License("Northfield Classroom", "TEACHER", List.of(new Admin("tara", true))),
            new License("Other School", "SCHOOL", List.of(new Admin("olga", true))));
    private static final List<String> MEMBERS = List.of("sam", "sue", "kim");

    private final String address;
    private final Function<String, String> tokens;

    /** {@code tokens} gives the bearer token of a demo person. */
    DemoLicenses(String address, Function<String, String> tokens) {
        this.address = address;
        this.tokens = tokens;
    }

    void provision() throws IOException, InterruptedException {
        try (var staff = new JsonHttp(address).as(tokens.apply("staff"));
                var dana = new JsonHttp(address).as(tokens.apply("dana"));
                var paul = new JsonHttp(address).as(tokens.apply("paul"))) {
            var there = byName(staff);
            for (var license : ALL) {
                if (!there.containsKey(license.name())) {
                    var made = staff.send("POST", "/api/licenses", license.json(), once(license.name()));
                    there.put(license.name(), made.object().getString("id"));
                }
            }
            add(dana, Objects.requireNonNull(there.get(WITH_MEMBERS)), MEMBERS);
            add(paul, Objects.requireNonNull(there.get(WITH_INVITE)), List.of("tara"));
            importMembers(dana, Objects.requireNonNull(there.get(WITH_IMPORT)));
        }
    }

    private static Map<String, String> byName(JsonHttp http) throws IOException, InterruptedException {
        var ids = new HashMap<String, String>();
        for (var path = "/api/licenses?limit=500"; !path.isEmpty(); ) {
            var page = http.get(path).object();
            for (var item : page.getJsonArray("items")) {
                var license = (JsonObject) item;
                ids.put(license.getString("name"), license.getString("id"));
            }
            var next = page.getString("next");
            path = next == null ? "" : "/api/licenses?limit=500&cursor=" + JsonHttp.encode(next);
        }
        return ids;
    }

    private static void add(JsonHttp http, String id, List<String> usernames) throws IOException, InterruptedException {
        if (!members(http, id).isEmpty()) {
            return;
        }
        var addresses =
                String.join(", ", usernames.stream().map(DemoLicenses::address).toList());
        var added = new JsonObject().put("addresses", addresses);
        awaitDone(http, http.post("/api/enrollments/" + id + "/emails", added).object());
    }

    /** A list as a school has it: other columns, one name twice, one typing error. */
    private static void importMembers(JsonHttp http, String id) throws IOException, InterruptedException {
        if (!members(http, id).isEmpty()) {
            return;
        }
        var file = IntStream.rangeClosed(1, IMPORTED)
                .mapToObj(i -> "%d;student%02d@northfield.example\n".formatted(6 + i % 3, i))
                .collect(Collectors.joining(
                        "", "Grade;Email\n", "7;Student01@northfield.example\n8;student61.northfield.example\n"));
        awaitDone(http, http.csv("/api/enrollments/" + id + "/imports", file).object());
    }

    private static void awaitDone(JsonHttp http, JsonObject accepted) throws IOException, InterruptedException {
        var batch = accepted;
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!"DONE".equals(batch.getString("state"))) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure("The demo's members were not added within %d s: %s"
                        .formatted(PATIENCE.toSeconds(), batch.encode()));
            }
            Thread.sleep(Duration.ofMillis(100));
            batch = http.get("/api/enrollments/batches/" + batch.getString("batchId"))
                    .object();
        }
    }

    private static JsonArray members(JsonHttp http, String id) throws IOException, InterruptedException {
        return http.get("/api/licenses/%s/members?limit=1".formatted(id))
                .object()
                .getJsonArray("items");
    }

    private static Map<String, String> once(String name) {
        return Map.of("Idempotency-Key", "demo-" + name.replace(' ', '-'));
    }

    /** Seats, and a term from today. */
    private static JsonObject bought(int seats, int days) {
        var expiresAt = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days));
        return new JsonObject().put("seats", seats).put("expiresAt", expiresAt.toString());
    }

    private static String address(String username) {
        return username + "@northfield.example";
    }

    private record Admin(String username, boolean domainAdmin) {
        JsonObject json() {
            var email = DemoPerson.ALL.stream()
                    .filter(person -> person.username().equals(username))
                    .findFirst()
                    .orElseThrow()
                    .email();
            return new JsonObject().put("email", email).put("domainAdmin", domainAdmin);
        }
    }

    private record License(String name, String type, List<Admin> admins, JsonObject more) {
        License(String name, String type, List<Admin> admins) {
            this(name, type, admins, new JsonObject());
        }

        JsonObject json() {
            return more.copy()
                    .put("name", name)
                    .put("type", type)
                    .put("admins", admins.stream().map(Admin::json).toList());
        }
    }
}
