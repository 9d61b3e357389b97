package rollbook.stack;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The stack's secrets: made once per folder, kept in a file only its owner may read, never printed in a log. */
final class Secrets {
    static final String POSTGRES = "postgres.password";
    static final String KEYCLOAK_ADMIN = "keycloak.admin.password";
    static final String SERVICE_CLIENT = "service.client.secret";
    static final String DEMO = "demo.password";
    static final String SEAL_KEYSET = "seal.keyset";
    static final String ACCOUNTS_WEBHOOK = "accounts.webhook.secret";
    static final String APP_WEBHOOK = "app.webhook.secret";
    static final String CODES_HMAC_KEY = "codes.hmac.key";
    static final String DOMAINS_CHALLENGE = "domains.challenge.secret";
    private static final int PASSWORD_BYTES = 15;
    private static final int KEY_BYTES = 32;

    private final StackHome home;
    private final Properties values;

    private Secrets(StackHome home, Properties values) {
        this.home = home;
        this.values = values;
    }

    /**
     * Reads the folder's secrets.
     *
     * @throws StackFailure where there are data but no secrets: new ones would not open them
     */
    static Secrets load(StackHome home) throws IOException {
        if (!Files.exists(home.secrets()) && Files.exists(home.data(PostgresServer.NAME))) {
            throw new StackFailure("%s has data but its %s is gone; remove the folder to begin anew"
                    .formatted(home.root(), home.secrets().getFileName()));
        }
        return new Secrets(home, PropertiesFile.read(home.secrets()));
    }

    /** The secret of this name, made and kept where it is asked for the first time. */
    synchronized String get(String name) {
        var value = values.getProperty(name);
        if (value == null) {
            value = make(name);
            values.setProperty(name, value);
            try {
                PropertiesFile.write(home.secrets(), values);
            } catch (IOException e) {
                throw new StackFailure("Cannot keep the secrets in " + home.secrets(), e);
            }
        }
        return value;
    }

    private static String make(String name) {
        return switch (name) {
            case SEAL_KEYSET -> keyset();
            case ACCOUNTS_WEBHOOK, APP_WEBHOOK -> webhookSecret();
            case CODES_HMAC_KEY, DOMAINS_CHALLENGE -> Base64.getEncoder().encodeToString(random(KEY_BYTES));
            default -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(PASSWORD_BYTES));
        };
    }

    /** The password of a database's own role. */
    String ofDatabase(String database) {
        return get("database." + database + ".password");
    }

    /** As Standard Webhooks has it. */
    private static String webhookSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(random(KEY_BYTES));
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** A Tink keyset (AES256-GCM), as JSON in base64: what the services seal addresses with. */
    private static String keyset() {
        try {
            AeadConfig.register();
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StackFailure("No keyset to seal with", e);
        }
    }
}
