package rollbook.lms.outbound.google;

import com.google.api.client.json.gson.GsonFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import rollbook.google.GoogleAccounts;
import rollbook.google.GoogleHttp;
import rollbook.lms.usecase.Classrooms;

/** Teachers' Classrooms, at Google's API. */
@Singleton
class GoogleClassrooms implements Classrooms {
    private final ClassroomClient client;
    private final AccessTokens tokens;
    private final com.google.api.services.classroom.Classroom google;

    GoogleClassrooms(ClassroomClient client, GoogleUrls urls, GoogleAccounts accounts, Clock clock) {
        this.client = client;
        tokens = new AccessTokens(accounts, clock);
        var http = new GoogleHttp(client);
        google = new com.google.api.services.classroom.Classroom.Builder(
                        http.transport(), GsonFactory.getDefaultInstance(), http::prepare)
                .setRootUrl(urls.classroomUrl().toString())
                .setApplicationName("Rollbook")
                .build();
    }

    @Override
    public boolean isSetUp() {
        return client.isSetUp();
    }

    @Override
    public Classroom open(String refreshToken) {
        return new GoogleClassroom(new ClassroomCalls(google, tokens, refreshToken), client.topic());
    }
}
