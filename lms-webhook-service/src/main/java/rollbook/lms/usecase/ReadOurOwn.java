package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.Deliveries.Summary;
import rollbook.lms.usecase.Rejections.Rejected;

/** How the connections do that are of no license: our app's, and all of Classroom's. For our staff. */
@ApplicationScoped
@Transactional
public class ReadOurOwn {
    private final Connections connections;
    private final ClassroomGrants grants;
    private final Classrooms classrooms;
    private final Deliveries deliveries;
    private final Rejections rejections;
    private final boolean hearsApp;

    ReadOurOwn(
            Connections connections,
            ClassroomGrants grants,
            Classrooms classrooms,
            Deliveries deliveries,
            Rejections rejections,
            @ConfigProperty(name = "rollbook.app.webhook-secrets") Optional<List<String>> secrets) {
        this.connections = connections;
        this.grants = grants;
        this.classrooms = classrooms;
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.hearsApp = secrets.filter(some -> !some.isEmpty()).isPresent();
    }

    /**
     * How one of them does.
     *
     * @param trouble why nothing can come
     * @param deliveries of Classroom: by any teacher's connection
     */
    public record Health(
            Connection connection, @Nullable String trouble, Summary deliveries, List<Rejected> rejected) {}

    public Health app() {
        return new Health(
                connections.find(HearApp.CONNECTION).orElseThrow(),
                hearsApp ? null : "No secret is shared with the app, so nothing it says is heard.",
                deliveries.summary(HearApp.CONNECTION),
                rejections.of(HearApp.CONNECTION));
    }

    /** All of Classroom's; what was refused before anybody knew of which teacher's it was. */
    public Health classroom() {
        return new Health(
                connections.find(AllOfClassroom.CONNECTION).orElseThrow(),
                classrooms.isSetUp() ? null : "Google Classroom is not set up here, so nobody can connect it.",
                deliveries.summary(ConnectionKind.CLASSROOM),
                rejections.of(AllOfClassroom.CONNECTION));
    }

    /** Teachers who connected Classroom. */
    public ClassroomGrants.Census teachers() {
        return grants.census();
    }
}
