package rollbook.lms.outbound.lti;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.text.ParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.kit.http.Call;
import rollbook.kit.http.CallFailedException;
import rollbook.kit.http.GuardedHttp;
import rollbook.kit.http.Reply;
import rollbook.lms.usecase.Probes;
import rollbook.lms.usecase.Registrations.Registration;

/** Asks platforms at their own addresses, past whatever we keep of them. */
@ApplicationScoped
class PlatformProbes implements Probes {
    private final GuardedHttp http;
    private final PlatformTokens tokens;
    private final String canvasKeys;

    PlatformProbes(
            GuardedHttp http,
            PlatformTokens tokens,
            @ConfigProperty(name = "rollbook.canvas.jwks-url") String canvasKeys) {
        this.http = http;
        this.tokens = tokens;
        this.canvasKeys = canvasKeys;
    }

    @Override
    public Probed keys(Registration registration) {
        return keys(registration.jwksUrl());
    }

    @Override
    public Probed canvasKeys() {
        return keys(canvasKeys);
    }

    private Probed keys(String url) {
        try {
            var reply = http.get(URI.create(url), Call.MAX_BYTES);
            if (!reply.ok()) {
                return new Probed(
                        false,
                        Finding.KEYS_ANSWERED,
                        "The platform's keys cannot be read: it answers " + reply.status() + ".",
                        reply.status(),
                        null);
            }
            return JWKSet.parse(reply.text()).getKeys().stream().anyMatch(PlatformProbes::isUsable)
                    ? Probed.of(true, Finding.KEYS_READABLE, "The platform's keys can be read.")
                    : Probed.of(
                            false,
                            Finding.KEYS_TOO_WEAK,
                            "The platform publishes no key of the kind LTI asks for: RSA, 2048 bits or more.");
        } catch (CallFailedException e) {
            return new Probed(
                    false,
                    Finding.KEYS_UNREACHABLE,
                    "The platform's keys cannot be read. " + e.failure().words(),
                    null,
                    e.failure());
        } catch (ParseException _) {
            return Probed.of(false, Finding.NO_KEYS, "What is at the address of the platform's keys are no keys.");
        }
    }

    private static boolean isUsable(JWK key) {
        return key instanceof RSAKey rsa
                && rsa.size() >= Signatures.SMALLEST_KEY
                && (rsa.getKeyUse() == null || rsa.getKeyUse().equals(KeyUse.SIGNATURE))
                && (rsa.getAlgorithm() == null || rsa.getAlgorithm().equals(JWSAlgorithm.RS256));
    }

    @Override
    public Probed service(Registration registration, String deployment) {
        try {
            return answer(tokens.answer(registration, deployment, null));
        } catch (CallFailedException e) {
            return new Probed(
                    false,
                    Finding.SERVICE_UNREACHABLE,
                    "The platform's services cannot be reached. " + e.failure().words(),
                    null,
                    e.failure());
        }
    }

    /** No scope was asked for: a platform that minds that has believed us first. */
    private static Probed answer(Reply reply) {
        if (reply.ok() || error(reply).equals("invalid_scope")) {
            return Probed.of(true, Finding.SERVICE_KNOWS_US, "The platform knows us and takes our key.");
        }
        return new Probed(
                false,
                Finding.SERVICE_REFUSES,
                "The platform does not take our key (it answers " + reply.status()
                        + "): check the client id, and that the address of our keys is pasted there.",
                reply.status(),
                null);
    }

    private static String error(Reply reply) {
        try {
            var error = JSONObjectUtils.getString(JSONObjectUtils.parse(reply.text()), "error");
            return error == null ? "" : error;
        } catch (ParseException _) {
            return "";
        }
    }
}
