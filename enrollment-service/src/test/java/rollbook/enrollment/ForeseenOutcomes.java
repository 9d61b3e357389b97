package rollbook.enrollment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import rollbook.events.Outcome;
import rollbook.licenses.testing.LicenseOwner;

/** license-service's forecasts as its internal API gives them: everybody is added unless a test says otherwise. */
final class ForeseenOutcomes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ForeseenOutcomes INSTANCE = new ForeseenOutcomes();

    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final AtomicLong seq = new AtomicLong(7);

    private ForeseenOutcomes() {}

    /** What license-service's stand-in says from now on. */
    static ForeseenOutcomes foreseen() {
        LicenseOwner.answers("/forecasts", INSTANCE::forecast);
        return INSTANCE;
    }

    /** Something happens to the license, after which that is foreseen of an address. */
    void becomes(String address, Outcome outcome) {
        outcomes.put(address, outcome);
        seq.incrementAndGet();
    }

    private String forecast(InputStream question) throws IOException {
        var asked = JSON.readTree(question);
        var begin = asked.path("seats").path("members").asInt(0);
        var answer = JSON.createObjectNode().put("seq", seq.get()).put("revision", 1);
        answer.put("way", "ADDED").put("rule", "R49").put("why", "You have authority over the domain.");
        var people = answer.putArray("people");
        asked.get("people")
                .forEach(person -> people.add(fate(
                        person.get("row").asInt(), outcome(person.get("email").asText()))));
        seats(answer, "before", begin);
        seats(answer, "after", begin + people.size());
        return answer.toString();
    }

    private static ObjectNode fate(int row, Outcome outcome) {
        var fate = JSON.createObjectNode().put("row", row).put("outcome", outcome.name());
        return outcome == Outcome.REFUSED
                ? fate.put("rule", "§4").put("reason", "license-not-live").put("detail", "The license is expired.")
                : fate;
    }

    private Outcome outcome(String address) {
        return outcomes.getOrDefault(address, Outcome.ADDED);
    }

    private static void seats(ObjectNode answer, String name, int members) {
        answer.putObject(name)
                .putNull("limit")
                .put("members", members)
                .put("invited", 0)
                .put("waiting", 0);
    }
}
