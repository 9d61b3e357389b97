package rollbook.ousync.outbound.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.directory.Directory;
import com.google.api.services.directory.DirectoryRequest;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollbook.google.GoogleHttp;
import rollbook.google.GoogleJson;

/** Google's own client of the Directory, with one refresh token. */
final class DirectoryClient {
    private final GoogleSettings settings;
    private final GoogleHttp http;
    private final Patience patience;
    private final String refreshToken;
    private final Directory google;
    private volatile UserCredentials credentials;

    DirectoryClient(GoogleSettings settings, GoogleHttp http, Patience patience, String refreshToken) {
        this.settings = settings;
        this.http = http;
        this.patience = patience;
        this.refreshToken = refreshToken;
        google = new Directory.Builder(http.transport(), GsonFactory.getDefaultInstance(), http::prepare)
                .setRootUrl(settings.directoryUrl().toString())
                .setApplicationName("Rollbook")
                .build();
        credentials = credentials();
    }

    /** What is asked. */
    interface Question {
        DirectoryRequest<?> of(Directory google) throws IOException;
    }

    /** Google's answer, whole; tried again as long as that is of use. */
    JsonNode ask(Question question) throws FailedCall {
        return patience.ask(() -> once(question));
    }

    private JsonNode once(Question question) throws FailedCall {
        var token = accessToken();
        try {
            var request = question.of(google);
            request.getRequestHeaders().setAuthorization("Bearer " + token);
            var response = request.executeUnparsed();
            if (!response.isSuccessStatusCode()) {
                throw refused(response);
            }
            return GoogleJson.whole(response);
        } catch (IOException e) {
            throw new FailedCall(Meaning.PASSES, kind(e));
        }
    }

    private FailedCall refused(HttpResponse response) throws IOException {
        var status = response.getStatusCode();
        var reason = GoogleJson.reason(GoogleJson.body(response));
        var meaning = Meaning.ofDirectory(status, reason);
        if (meaning == Meaning.ACCESS_REFUSED) {
            credentials = credentials();
        }
        return new FailedCall(meaning, status + " " + reason);
    }

    private String accessToken() throws FailedCall {
        var some = credentials;
        try {
            some.refreshIfExpired();
            return Objects.requireNonNull(some.getAccessToken(), "just refreshed")
                    .getTokenValue();
        } catch (IOException e) {
            throw noToken(e);
        }
    }

    private static FailedCall noToken(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException answer) {
                var content = answer.getContent();
                var error = content == null ? "" : GoogleJson.reason(content.getBytes(StandardCharsets.UTF_8));
                return new FailedCall(
                        Meaning.ofTokens(answer.getStatusCode(), error), answer.getStatusCode() + " " + error);
            }
        }
        return new FailedCall(Meaning.PASSES, kind(failure));
    }

    private UserCredentials credentials() {
        return UserCredentials.newBuilder()
                .setClientId(settings.clientId())
                .setClientSecret(settings.clientSecret())
                .setRefreshToken(refreshToken)
                .setTokenServerUri(settings.tokenUrl())
                .setHttpTransportFactory(http::transport)
                .build();
    }

    private static String kind(IOException failure) {
        return failure.getClass().getSimpleName();
    }
}
