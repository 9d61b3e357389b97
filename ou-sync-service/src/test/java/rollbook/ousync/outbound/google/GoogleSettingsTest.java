package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleSettingsTest {
    private static final Map<String, String> CLIENT = Map.of(
            "ROLLBOOK_GOOGLE_CLIENT_ID", "1-a.apps.googleusercontent.com", "ROLLBOOK_GOOGLE_CLIENT_SECRET", "GOCSPX-x");

    @Test
    void unless_said_otherwise_Google_is_the_real_one() {
        var settings = Settings.of(CLIENT);

        assertThat(settings.authorizeUrl()).isEqualTo(URI.create("https://accounts.google.com/o/oauth2/v2/auth"));
        assertThat(settings.tokenUrl()).isEqualTo(URI.create("https://oauth2.googleapis.com/token"));
        assertThat(settings.revokeUrl()).isEqualTo(URI.create("https://oauth2.googleapis.com/revoke"));
        assertThat(settings.certsUrl()).isEqualTo(URI.create("https://www.googleapis.com/oauth2/v3/certs"));
        assertThat(settings.directoryUrl()).isEqualTo(URI.create("https://admin.googleapis.com/"));
        assertThat(settings.issuer()).isEqualTo("https://accounts.google.com");
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.redirectUrl()).isEqualTo(URI.create("http://localhost:8080/api/ou-syncs/google/callback"));
    }

    @Test
    void a_start_without_the_client_fails_and_names_what_is_missing() {
        assertThatThrownBy(() -> Settings.of(Map.of("ROLLBOOK_GOOGLE_CLIENT_ID", "1-a")))
                .hasMessageContaining("ROLLBOOK_GOOGLE_CLIENT_SECRET");
        assertThatThrownBy(() -> Settings.of(Map.of("ROLLBOOK_GOOGLE_CLIENT_SECRET", "GOCSPX-x")))
                .hasMessageContaining("ROLLBOOK_GOOGLE_CLIENT_ID");
    }
}
