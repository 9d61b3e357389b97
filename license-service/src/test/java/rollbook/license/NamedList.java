package rollbook.license;

import static rollbook.license.Api.as;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Tokens;

/** A list of addresses by CSV, as enrollment-service keeps it: forecast in three parts, or said in as many chunks. */
record NamedList(Scene license, Actor actor, List<String> emails) {
    private static final int PARTS = 3;
    private static final int FIRST_ROW = 2; // under the header

    static NamedList by(String actor, Scene license, List<String> emails) {
        var role = actor.equals(Api.STAFF) ? Actor.Role.STAFF : Actor.Role.LICENSE_ADMIN;
        return new NamedList(license, new Actor(Tokens.account(actor), actor, role), emails);
    }

    /** What becomes of one person. */
    record Fate(String outcome, @Nullable String rule) {}

    /** What becomes of all of them, and how the seats are held then. */
    record Outlook(@Nullable String way, List<Fate> fates, Map<String, Object> after) {}

    Outlook forecast() {
        var fates = new ArrayList<Fate>();
        String way = null;
        Map<String, Object> seats = null;
        for (var part : parts()) {
            var answer = ask(license.licenseId, body(part, seats))
                    .then()
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> people = answer.path("people");
            for (var i = 0; i < people.size(); i++) {
                if (!part.get(i).get("row").equals(people.get(i).get("row"))) {
                    throw new AssertionError("another row's fate");
                }
                fates.add(new Fate((String) people.get(i).get("outcome"), (String)
                        people.get(i).get("rule")));
            }
            way = answer.path("way");
            seats = answer.path("after");
        }
        return new Outlook(way, fates, Objects.requireNonNull(seats));
    }

    /** Says it over the bulk lane, as one batch. */
    Outlook say() {
        var batchId = UUID.randomUUID();
        var stamp = Scene.stamp();
        var fates = new ArrayList<Fate>();
        for (var part : parts()) {
            var people = part.stream()
                    .map(row -> new UserEnrolled.Person((int) row.get("row"), (String) row.get("email"), null))
                    .toList();
            var fact = new UserEnrolled(
                    license.licenseId, EnrollmentMethod.CSV, null, batchId, null, actor, stamp, people);
            license.answer(fact, Topic.ENROLLMENT_BULK)
                    .forEach(entry -> fates.add(new Fate(entry.outcome(), entry.rule())));
        }
        var way = Scene.sql("select way from batch where id = '" + batchId + "'");
        return new Outlook(way, fates, held());
    }

    private Map<String, Object> held() {
        Map<String, Object> seats =
                new HashMap<>(Acts.license(license.licenseId).extract().<Map<String, Object>>path("seats"));
        seats.keySet().retainAll(List.of("limit", "members", "invited", "waiting"));
        return seats;
    }

    private List<List<Map<String, Object>>> parts() {
        var rows = IntStream.range(0, emails.size())
                .mapToObj(i -> Map.<String, Object>of("row", FIRST_ROW + i, "email", emails.get(i)))
                .toList();
        return IntStream.range(0, PARTS)
                .mapToObj(i -> rows.subList(i * rows.size() / PARTS, (i + 1) * rows.size() / PARTS))
                .toList();
    }

    /** The question about some of its rows. */
    Map<String, @Nullable Object> body(List<Map<String, Object>> rows, @Nullable Map<String, Object> seats) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("method", "CSV");
        body.put("actor", actor);
        body.put("seats", seats);
        body.put("people", rows);
        return body;
    }

    /** The question about all of it at once. */
    Response askAtOnce() {
        return ask(
                license.licenseId, body(parts().stream().flatMap(List::stream).toList(), null));
    }

    static Response ask(UUID licenseId, Map<String, ?> body) {
        return as(Tokens.service()).body(body).post("/internal/licenses/" + licenseId + "/forecasts");
    }
}
