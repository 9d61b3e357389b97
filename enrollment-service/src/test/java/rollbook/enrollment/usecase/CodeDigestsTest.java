package rollbook.enrollment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.enrollment.domain.LicenseKey;
import rollbook.enrollment.domain.LinkToken;

class CodeDigestsTest {
    private static final LicenseKey KEY = LicenseKey.of(new byte[LicenseKey.BYTES]);

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
    void a_start_without_a_key_of_32_bytes_fails_and_says_which(String key) {
        assertThatThrownBy(() -> new CodeDigests(key)).hasMessageContaining("ROLLBOOK_CODES_HMAC_KEY");
    }

    @Test
    void the_same_code_has_the_same_digest_under_one_key_alone() {
        var digests = new CodeDigests(key(1));

        assertThat(digests.of(KEY)).hasSize(32).isEqualTo(new CodeDigests(key(1)).of(KEY));
        assertThat(digests.of(KEY)).isNotEqualTo(new CodeDigests(key(2)).of(KEY));
        assertThat(digests.of(KEY)).isNotEqualTo(digests.of(new LinkToken(KEY.canonical())));
        assertThat(digests.of("account", "a")).isNotEqualTo(digests.of("address", "a"));
    }

    private static String key(int fill) {
        var bytes = new byte[32];
        bytes[0] = (byte) fill;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
