package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import rollbook.kit.problem.ProblemException;

/** Where a browser takes our answer to a platform: where the platform's own signed request said, over https. */
@ApplicationScoped
class ReturnUrls {
    private final ToolUrls urls;

    ReturnUrls(ToolUrls urls) {
        this.urls = urls;
    }

    /**
     * The address, if it is one to send a browser to.
     *
     * @throws ProblemException 422 unless it is of the web; plain http only where we are on one machine, too
     */
    String safe(String url) {
        try {
            var uri = new URI(url);
            var scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (scheme.equals("https") || (urls.isLocal() && scheme.equals("http")))) {
                return uri.toString();
            }
        } catch (URISyntaxException _) {
            throw new ProblemException(LtiProblem.UNSAFE_RETURN);
        }
        throw new ProblemException(LtiProblem.UNSAFE_RETURN);
    }
}
