package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.directory.Directory;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.UserCredentials;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real client of Google's Directory, which cannot tell the difference. */
class GoogleClientTest {
    private final Workspace school = new Workspace("C03az79cb", "northfield.example");
    private final GoogleSimulator google = GoogleSimulator.start(SimulatorConfig.onPort(0), List.of(school));

    @BeforeEach
    void fill() {
        school.addUnit("/Students/Year 9/O'Brien & Söhne");
        school.add("dana@northfield.example", "Dana", "Diaz", "/");
        school.change("dana@northfield.example", UserChange.role(AdminRole.SUPER));
    }

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void reads() throws Exception {
        assertThat(directory()
                        .users()
                        .list()
                        .setCustomer("my_customer")
                        .execute()
                        .getUsers())
                .hasSize(1);
    }

    private Directory directory() {
        var credentials = UserCredentials.newBuilder()
                .setClientId(google.config().clientId())
                .setClientSecret(google.config().clientSecret())
                .setRefreshToken(google.authorize("dana@northfield.example", Scopes.USERS_READ, Scopes.UNITS_READ))
                .setTokenServerUri(google.root().resolve("/token"))
                .build();
        return new Directory.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        new HttpCredentialsAdapter(credentials))
                .setRootUrl(google.root().toString())
                .setApplicationName("Rollbook")
                .build();
    }
}
