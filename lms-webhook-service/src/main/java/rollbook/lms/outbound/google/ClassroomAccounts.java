package rollbook.lms.outbound.google;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import rollbook.google.GoogleAccounts;

/** The accounts of teachers who allow us to hear of their courses' work and to read it; nothing at Google is changed by it. */
@Singleton
class ClassroomAccounts extends GoogleAccounts {
    private static final String SCOPE = "https://www.googleapis.com/auth/classroom.";
    private static final List<String> SCOPES = List.of(
            SCOPE + "courses.readonly",
            SCOPE + "push-notifications",
            SCOPE + "coursework.students.readonly",
            SCOPE + "rosters.readonly",
            SCOPE + "profile.emails");

    ClassroomAccounts(ClassroomClient client, Clock clock) {
        super(client, SCOPES, clock);
    }
}
