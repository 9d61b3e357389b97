package rollbook.lms.outbound.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;
import rollbook.kit.http.Call;
import rollbook.kit.http.CallFailedException;
import rollbook.kit.http.GuardedHttp;
import rollbook.lms.domain.Notice;
import rollbook.lms.usecase.PlatformServices;
import rollbook.lms.usecase.Registrations.Registration;

/** The services of LTI Advantage that we use, at the addresses platforms name. */
@ApplicationScoped
class GuardedPlatformServices implements PlatformServices {
    private static final Logger LOG = Logger.getLogger(GuardedPlatformServices.class);

    private final PlatformTokens tokens;
    private final GuardedHttp http;
    private final ObjectMapper json;

    GuardedPlatformServices(PlatformTokens tokens, GuardedHttp http, ObjectMapper json) {
        this.tokens = tokens;
        this.http = http;
        this.json = json;
    }

    @Override
    public boolean askForNotices(Registration registration, Place place, String type, URI handler) {
        try {
            var uri = http.admitted(place.url());
            var token = tokens.token(registration, place.deployment(), Notice.SCOPE);
            if (token.isEmpty()) {
                return untold(registration, "no token is given");
            }
            var reply = http.send(Call.put(
                    uri,
                    Map.of("Authorization", "Bearer " + token.get(), "Content-Type", "application/json"),
                    json.writeValueAsBytes(Map.of("notice_type", type, "handler", handler.toString()))));
            return reply.ok() || untold(registration, "status " + reply.status());
        } catch (CallFailedException e) {
            return untold(registration, e.failure().name());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map cannot be written", e);
        }
    }

    private static boolean untold(Registration registration, String why) {
        LOG.infof("The platform of registration %s will not tell of copied courses yet: %s", registration.id(), why);
        return false;
    }
}
