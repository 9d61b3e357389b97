package rollbook.google;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** How anything is asked of Google: with bounds, without a log, each answer as it is. */
public final class GoogleHttp {
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpTransport transport = new NetHttpTransport();
    private final GoogleClient settings;

    public GoogleHttp(GoogleClient settings) {
        this.settings = settings;
    }

    public HttpTransport transport() {
        return transport;
    }

    public HttpResponse get(URI address) throws IOException {
        return transport
                .createRequestFactory(this::prepare)
                .buildGetRequest(new GenericUrl(address))
                .execute();
    }

    /** Posts a form; only ever to where tokens are had and given back. */
    public HttpResponse post(URI address, Map<String, String> form) throws IOException {
        return transport
                .createRequestFactory(this::prepare)
                .buildPostRequest(new GenericUrl(address), new UrlEncodedContent(form))
                .execute();
    }

    /** Whether what an answer of this status says passes by itself: too many questions, or Google's own troubles. */
    public static boolean passes(int status) {
        return status == TOO_MANY_REQUESTS || status >= 500;
    }

    /** Bounds of a request that a client of Google's makes. */
    public void prepare(HttpRequest request) {
        request.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
        request.setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()));
        request.setNumberOfRetries(0);
        request.setThrowExceptionOnExecuteError(false);
        request.setLoggingEnabled(false);
        request.setCurlLoggingEnabled(false);
    }
}
