package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokenTest {
    private static final String TOKEN = "AAECAwQFBgcICQoLDA0ODw";

    private static byte[] bytes() {
        var bytes = new byte[LinkToken.BYTES];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void R33_a_token_has_128_bits_and_a_link_leads_to_it() {
        var link = LinkToken.of(bytes());

        assertThat(link.canonical()).isEqualTo(TOKEN);
        assertThat(link.url("https://rollbook.example/")).isEqualTo("https://rollbook.example/join/" + TOKEN);
        assertThat(link).hasToString("LinkToken[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "  " + TOKEN + "\n",
                "https://rollbook.example/join/" + TOKEN,
                "http://localhost:8080/join/" + TOKEN + "/",
                "https://rollbook.example/join/" + TOKEN + "?from=mail#top",
                "/join/" + TOKEN,
            })
    void R33_a_link_is_read_whole_or_by_its_token(String pasted) {
        assertThat(LinkToken.parse(pasted)).contains(new LinkToken(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAECAwQFBgcICQoLDA0OD",
                "AAECAwQFBgcICQoLDA0ODwA",
                "AAECAwQFBgcICQoLDA0ODx",
                "AAECAwQFBgcICQoLDA0OD\u0000",
                "AAECAwQFBgcICQoLDA0OD=",
                "https://rollbook.example/AAECAwQFBgcICQoLDA0ODw",
                "https://rollbook.example/join/",
            })
    void what_cannot_be_a_token_is_none(String pasted) {
        assertThat(LinkToken.parse(pasted)).isEmpty();
    }

    @Test
    void a_text_may_read_as_either_and_a_very_long_one_as_neither() {
        assertThat(JoinCode.readings("0000-0000-0000-0000-0000-0")).containsExactly(new LicenseKey("0".repeat(21)));
        assertThat(JoinCode.readings(TOKEN)).containsExactly(new LinkToken(TOKEN));
        assertThat(JoinCode.readings("00000000000000000000-0")).hasSize(1);
        assertThat(JoinCode.readings("0000000000000000000A-A")).hasSize(2);
        assertThat(JoinCode.readings(TOKEN + " ".repeat(10_000))).isEmpty();
    }
}
