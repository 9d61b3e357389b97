package rollbook.enrollment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import rollbook.events.Outcome;

/** license-service's forecasts as its internal API gives them: everybody is added unless a test says otherwise. */
final class ForeseenOutcomes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final AtomicLong seq = new AtomicLong(7);

    /** Something happens to the license, after which that is foreseen of an address. */
    void becomes(String address, Outcome outcome) {
        outcomes.put(address, outcome);
        seq.incrementAndGet();
    }

    String forecast(InputStream question) throws IOException {
        var asked = JSON.readTree(question);
        var begin = asked.path("seats").path("members").asInt(0);
        var answer = JSON.createObjectNode().put("seq", seq.get()).put("revision", 1);
        answer.put("way", "ADDED").put("rule", "R49").put("why", "You have authority over the domain.");
        var people = answer.putArray("people");
        asked.get("people")
                .forEach(person -> people.addObject()
                        .put("row", person.get("row").asInt())
                        .put("outcome", outcome(person.get("email").asText()).name()));
        seats(answer, "before", begin);
        seats(answer, "after", begin + people.size());
        return answer.toString();
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
