package rollbook.kit.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sealed text opens in its own context, under its own keys, and nowhere else. */
class SealerTest {
    private final Sealer sealer = new Sealer(keyset());

    @Test
    void what_was_sealed_opens_in_the_same_context() {
        assertThat(sealer.open(sealer.seal("Grüße, ada@school.example", "thing 1"), "thing 1"))
                .isEqualTo("Grüße, ada@school.example");
    }

    @Test
    void it_does_not_open_in_another_context() {
        var sealed = sealer.seal("ada", "thing 1");

        assertThatThrownBy(() -> sealer.open(sealed, "thing 2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_does_not_open_under_other_keys_or_when_changed() {
        var sealed = sealer.seal("ada", "thing 1");

        assertThatThrownBy(() -> new Sealer(keyset()).open(sealed, "thing 1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealer.open("A" + sealed, "thing 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealer.open("!", "thing 1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(sealer.seal("ada", "thing 1")).isNotEqualTo(sealer.seal("ada", "thing 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "bm90IEpTT04=", "e30=", "eyJrZXkiOiBbXX0="})
    void without_readable_keys_there_is_no_start_and_it_is_said_which_setting_is_wrong(String keyset) {
        assertThatThrownBy(() -> new Sealer(keyset))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ROLLBOOK_SEAL_KEYSET")
                .hasMessageContaining("base64 of a Tink JSON keyset");
    }

    private static String keyset() {
        try {
            AeadConfig.register();
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
