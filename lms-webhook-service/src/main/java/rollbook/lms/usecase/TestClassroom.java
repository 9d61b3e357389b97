package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.usecase.ClassroomGrants.Grant;
import rollbook.lms.usecase.Classrooms.Classroom;
import rollbook.lms.usecase.Classrooms.UnreadableException;

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
     * @param check what, in plain words
     * @param why what is wrong, or what was found
     */
    public record Check(String check, boolean ok, @Nullable String why) {}

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
        checks.add(check(grant, "Google accepts the consent", () -> {
            classroom.signIn();
            return Optional.empty();
        }));
        if (checks.getLast().ok()) {
            checks.add(check(grant, "Google shows your active courses", () -> Optional.of(taught(classroom))));
            checks.add(registrations(grant));
        }
        return checks;
    }

    /** {@code trial} gives what was found, in a sentence, where there is anything to add. */
    private Check check(Grant grant, String name, Supplier<Optional<String>> trial) {
        try {
            return new Check(name, true, trial.get().orElse(null));
        } catch (UnreadableException e) {
            e.trouble().ifPresent(trouble -> loseGrant.lose(grant, trouble));
            return new Check(
                    name,
                    false,
                    e.trouble()
                            .map(GrantTrouble::sentence)
                            .orElse("Google did not answer; try again in a few minutes."));
        }
    }

    private static String taught(Classroom classroom) {
        var count = classroom.courses().size();
        return count == 1 ? "You teach one." : "You teach %d.".formatted(count);
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
                                told ? "" : " The others are tried again by themselves."));
    }
}
