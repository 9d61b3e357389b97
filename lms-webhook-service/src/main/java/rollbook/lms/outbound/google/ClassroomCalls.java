package rollbook.lms.outbound.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.classroom.Classroom;
import com.google.api.services.classroom.ClassroomRequest;
import java.io.IOException;
import rollbook.google.GoogleHttp;
import rollbook.google.GoogleJson;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.usecase.Classrooms.UnreadableException;

/** Google's own client of Classroom, with one teacher's refresh token, and what its refusals mean. */
final class ClassroomCalls {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Classroom google;
    private final AccessTokens tokens;
    private final String refreshToken;

    ClassroomCalls(Classroom google, AccessTokens tokens, String refreshToken) {
        this.google = google;
        this.tokens = tokens;
        this.refreshToken = refreshToken;
    }

    /** What is asked. */
    interface Question {
        ClassroomRequest<?> of(Classroom google) throws IOException;
    }

    /** Has Google hand out a new access token. */
    void signIn() {
        tokens.fresh(refreshToken);
    }

    /**
     * Google's answer, whole.
     *
     * @throws UnreadableException for none
     */
    JsonNode ask(Question question) {
        try {
            var response = send(question, tokens.of(refreshToken));
            if (response.getStatusCode() == UNAUTHORIZED) {
                response.disconnect();
                response = send(question, tokens.fresh(refreshToken));
            }
            if (!response.isSuccessStatusCode()) {
                throw refused(response);
            }
            return GoogleJson.whole(response);
        } catch (IOException e) {
            throw UnreadableException.away(e.getClass().getSimpleName());
        }
    }

    private HttpResponse send(Question question, String accessToken) throws IOException {
        var request = question.of(google);
        request.setDisableGZipContent(true); // what is sent is a line
        request.getRequestHeaders().setAuthorization("Bearer " + accessToken);
        return request.executeUnparsed();
    }

    private static UnreadableException refused(HttpResponse response) throws IOException {
        var status = response.getStatusCode();
        var body = GoogleJson.body(response);
        var said = status + " " + GoogleJson.reason(body);
        if (status == FORBIDDEN && ClassroomJson.saysScopesAreMissing(body)) {
            return UnreadableException.of(GrantTrouble.SCOPES_GONE);
        }
        var isTooMuch = status == FORBIDDEN && (said.endsWith("Exceeded") || said.endsWith("EXCEEDED"));
        return GoogleHttp.passes(status) || status == UNAUTHORIZED || isTooMuch
                ? UnreadableException.away(said)
                : UnreadableException.refused(said);
    }
}
