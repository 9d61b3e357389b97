package rollbook.lms.outbound.schoology;

import com.google.api.client.auth.oauth.OAuthHmacSigner;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import java.net.URI;
import java.security.GeneralSecurityException;
import rollbook.lms.usecase.Feeds.Schoology;

/** Signs a request as Schoology wants it: OAuth 1.0a with two legs and HMAC-SHA1 (PROTOCOLS §C). */
final class OAuth1 {
    private static final String REALM = "Schoology API";

    private OAuth1() {}

    /** The header that signs a GET; each time another. */
    static String header(Schoology keys, URI uri) {
        var signer = new OAuthHmacSigner();
        signer.clientSharedSecret = keys.consumerSecret();
        var parameters = new OAuthParameters();
        parameters.signer = signer;
        parameters.realm = REALM;
        parameters.consumerKey = keys.consumerKey();
        parameters.token = "";
        parameters.version = "1.0";
        parameters.computeNonce();
        parameters.computeTimestamp();
        try {
            parameters.computeSignature("GET", new GenericUrl(uri));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
        return parameters.getAuthorizationHeader();
    }
}
