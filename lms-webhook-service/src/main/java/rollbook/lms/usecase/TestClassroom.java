package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.usecase.ClassroomGrants.Grant;
import rollbook.lms.usecase.Classrooms.Classroom;
import rollbook.lms.usecase.Classrooms.UnreadableException;
import rollbook.lms.usecase.Probes.Finding;

/** Tries a teacher's connection with Google Classroom: asks Google what can be asked, and says what came of it in plain words. */
@ApplicationScoped
public class TestClassroom {
    private final ClassroomGrants grants;
    private final ClassroomCourses courses;
    private final Classrooms classrooms;
    private final LimitTests limitTests;
    private final LoseGrant loseGrant;
    private final Database database;

    TestClassroom(
            ClassroomGrants grants,
            ClassroomCourses courses,
            Classrooms classrooms,
            LimitTests limitTests,
            LoseGrant loseGrant,
            Database database) {
        this.grants = grants;
        this.courses = courses;
        this.classrooms = classrooms;
        this.limitTests = limitTests;
        this.loseGrant = loseGrant;
        this.database = database;
    }

    /**
     * One thing that was tried.
     *
     * @param check what, in plain words; {@code code} is its stable name: consent, courses or told
     * @param why what is wrong, or what was found; {@code finding} is its stable name
     * @param count of how many courses; {@code of} of how many there are
     */
    public record Check(
            String check,
            boolean ok,
            @Nullable String why,
            String code,
            @Nullable Finding finding,
            @Nullable Integer count,
            @Nullable Integer of) {}

    /** What a trial found. */
    private record Found(
            @Nullable String why,
            @Nullable Finding finding,
            @Nullable Integer count) {
        private static final Found NOTHING = new Found(null, null, null);
    }

    /**
     * Tries somebody's own.
     *
     * @throws ProblemException 404 where they did not connect; 429 where they had their turns
     */
    public List<Check> test(UUID account) {
        var grant = database.inTransaction(() -> grants.ofAccount(account))
                .orElseThrow(() -> new ProblemException(ClassroomProblem.NOT_CONNECTED));
        limitTests.take(account);
        var classroom = classrooms.open(grant.refreshToken());
        var checks = new ArrayList<Check>();
        checks.add(check(grant, "consent", "Google accepts the consent", () -> {
            classroom.signIn();
            return Found.NOTHING;
        }));
        if (checks.getLast().ok()) {
            checks.add(check(grant, "courses", "Google shows your active courses", () -> taught(classroom)));
            checks.add(registrations(grant));
        }
        return checks;
    }

    /** {@code trial} gives what was found, where there is anything to add. */
    private Check check(Grant grant, String code, String name, Supplier<Found> trial) {
        try {
            var found = trial.get();
            return new Check(name, true, found.why(), code, found.finding(), found.count(), null);
        } catch (UnreadableException e) {
            e.trouble().ifPresent(trouble -> loseGrant.lose(grant, trouble));
            return new Check(
                    name,
                    false,
                    e.trouble()
                            .map(GrantTrouble::sentence)
                            .orElse("Google did not answer; try again in a few minutes."),
                    code,
                    e.trouble().map(TestClassroom::finding).orElse(Finding.GOOGLE_AWAY),
                    null,
                    null);
        }
    }

    private static Finding finding(GrantTrouble trouble) {
        return switch (trouble) {
            case GRANT_GONE -> Finding.GRANT_GONE;
            case SCOPES_GONE -> Finding.SCOPES_GONE;
        };
    }

    private static Found taught(Classroom classroom) {
        var count = classroom.courses().size();
        return new Found(
                count == 1 ? "You teach one." : "You teach %d.".formatted(count), Finding.COURSES_TAUGHT, count);
    }

    private Check registrations(Grant grant) {
        var summary = database.inTransaction(() -> courses.summary(grant.connectionId()));
        var told = summary.registered() == summary.courses();
        return new Check(
                "Google tells us of assignments in each course",
                told,
                "Of %d of %d courses.%s"
                        .formatted(
                                summary.registered(),
                                summary.courses(),
                                told ? "" : " The others are tried again by themselves."),
                "told",
                Finding.COURSES_TOLD_OF,
                Math.toIntExact(summary.registered()),
                Math.toIntExact(summary.courses()));
    }
}
