package rollbook.ousync.outbound.google;

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
final class GoogleHttp {
    private final HttpTransport transport = new NetHttpTransport();
    private final GoogleSettings settings;

    GoogleHttp(GoogleSettings settings) {
        this.settings = settings;
    }

    HttpTransport transport() {
        return transport;
    }

    HttpResponse get(URI address) throws IOException {
        return transport
                .createRequestFactory(this::prepare)
                .buildGetRequest(new GenericUrl(address))
                .execute();
    }

    /** Posts a form; only ever to where tokens are had and given back. */
    HttpResponse post(URI address, Map<String, String> form) throws IOException {
        return transport
                .createRequestFactory(this::prepare)
                .buildPostRequest(new GenericUrl(address), new UrlEncodedContent(form))
                .execute();
    }

    void prepare(HttpRequest request) {
        request.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
        request.setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()));
        request.setNumberOfRetries(0);
        request.setThrowExceptionOnExecuteError(false);
        request.setLoggingEnabled(false);
        request.setCurlLoggingEnabled(false);
    }
}
