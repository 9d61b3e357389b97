package rollbook.kit.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals short texts, such as an address on a compacted topic, so that only the services can read them. A sealed text is
 * bound to its context (which record, what for) and opens in no other. The keys live outside the database; a start without
 * them fails.
 */
@Startup
@ApplicationScoped
public class Sealer {
    private final Aead aead;

    Sealer(@ConfigProperty(name = "rollbook.seal.keyset") String keyset) {
        try {
            AeadConfig.register();
            var json = new String(Base64.getDecoder().decode(keyset), StandardCharsets.UTF_8);
            aead = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "ROLLBOOK_SEAL_KEYSET must be the base64 of a Tink JSON keyset for AES-GCM; it cannot be read", e);
        }
    }

    public String seal(String text, String context) {
        try {
            var sealed = aead.encrypt(bytes(text), bytes(context));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /**
     * The text that was sealed.
     *
     * @throws IllegalArgumentException when it was sealed for another context or by keys no longer in the keyset
     */
    public String open(String sealed, String context) {
        try {
            var opened = aead.decrypt(Base64.getUrlDecoder().decode(sealed), bytes(context));
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot be opened in the context " + context, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
