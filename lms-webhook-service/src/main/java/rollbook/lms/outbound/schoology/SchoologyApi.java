package rollbook.lms.outbound.schoology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import rollbook.kit.http.Call;
import rollbook.kit.http.CallFailedException;
import rollbook.kit.http.GuardedHttp;
import rollbook.lms.domain.MakingHint;
import rollbook.lms.usecase.Feeds.Schoology;
import rollbook.lms.usecase.SchoologyRecords;

/** Schoology's API as it is: numbers now as numbers, now as texts, lists page by page. */
@ApplicationScoped
class SchoologyApi implements SchoologyRecords {
    private static final int PAGE = 200;
    /** No section has more people than these pages. */
    private static final int MOST_PAGES = 25;

    private static final int MAX_BYTES = 1024 * 1024;
    private static final String ACTIVE = "1";

    private final GuardedHttp http;
    private final ObjectMapper json;
    private final String root;
    private final Duration patience;

    SchoologyApi(
            GuardedHttp http,
            ObjectMapper json,
            @ConfigProperty(name = "rollbook.schoology.api-url") String root,
            @ConfigProperty(name = "rollbook.schoology.patience", defaultValue = "PT30S") Duration patience) {
        this.http = http;
        this.json = json;
        this.root = root.replaceFirst("/$", "");
        this.patience = patience;
    }

    /** What came of one call; the body of one that was good. */
    private record Said(Answer answer, JsonNode body) {}

    @Override
    public Answer bearsOut(Schoology keys, MakingHint hint) {
        var begun = System.nanoTime();
        var section = "/sections/" + Objects.requireNonNull(hint.section());
        var assignment = get(keys, section + "/assignments/" + hint.assignment());
        if (assignment.answer() != Answer.YES) {
            return assignment.answer();
        }
        for (var page = 0; page < MOST_PAGES; page++) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                return Answer.AWAY; // each page came in time, all of them did not
            }
            var enrollments = get(keys, section + "/enrollments?start=" + page * PAGE + "&limit=" + PAGE);
            if (enrollments.answer() != Answer.YES) {
                return enrollments.answer();
            }
            var list = enrollments.body().path("enrollment");
            if (!list.isArray()) {
                return Answer.AWAY;
            }
            for (var enrollment : list) {
                if (teaches(enrollment, hint.maker())) {
                    return Answer.YES;
                }
            }
            if (list.size() < PAGE) {
                return Answer.NO_TEACHER;
            }
        }
        return Answer.NO_TEACHER;
    }

    @Override
    public Answer takes(Schoology keys) {
        var answer = get(keys, "/app-user-info").answer();
        return answer == Answer.NO_ASSIGNMENT ? Answer.AWAY : answer;
    }

    private static boolean teaches(JsonNode enrollment, String uid) {
        return enrollment.path("uid").asText().equals(uid)
                && enrollment.path("status").asText().equals(ACTIVE)
                && enrollment.path("admin").asInt() == 1;
    }

    private Said get(Schoology keys, String path) {
        var uri = URI.create(root + path);
        try {
            var reply = http.send(
                    Call.get(uri, Map.of("authorization", OAuth1.header(keys, uri), "accept", "application/json"))
                            .upTo(MAX_BYTES));
            return switch (reply.status()) {
                case 200 -> said(json.readTree(reply.text()));
                case 401, 403 -> said(Answer.KEYS_REFUSED);
                case 404 -> said(Answer.NO_ASSIGNMENT);
                default -> said(Answer.AWAY);
            };
        } catch (CallFailedException | JsonProcessingException _) {
            return said(Answer.AWAY);
        }
    }

    private Said said(@Nullable JsonNode body) {
        return body != null && body.isObject() ? new Said(Answer.YES, body) : said(Answer.AWAY);
    }

    private Said said(Answer answer) {
        return new Said(answer, json.nullNode());
    }
}
