package rollbook.lms.domain;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the roles an LMS asserts to what somebody is in the course (X11). Only roles in the course count: a student of the
 * school who teaches this course teaches it. Whoever has a role besides learner there is no learner.
 */
public final class Roles {
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";
    private static final String SYSTEM_TEST_USER = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

    /** Of the whole school; it makes nobody a learner, and no learner anything else. */
    private static final String SCHOOL_ADMINISTRATOR =
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator";

    private Roles() {}

    /** A role in a course, and what it makes of whoever has it. The first that somebody has decides. */
    private record Row(String role, Standing standing) {}

    // spotless:off
    private static final List<Row> COURSE = List.of(
            new Row("Administrator",     Standing.ADMINISTRATOR),
            new Row("Instructor",        Standing.INSTRUCTOR),
            new Row("TeachingAssistant", Standing.ASSISTANT),
            new Row("ContentDeveloper",  Standing.ASSISTANT),
            new Row("Manager",           Standing.ADMINISTRATOR),
            new Row("Officer",           Standing.ADMINISTRATOR),
            new Row("Mentor",            Standing.OBSERVER),
            new Row("Observer",          Standing.OBSERVER),
            new Row("Learner",           Standing.LEARNER));

    private static final List<Row> CANVAS = List.of(
            new Row("StudentViewEnrollment", Standing.TEST_USER),
            new Row("TaEnrollment",          Standing.ASSISTANT),
            new Row("DesignerEnrollment",    Standing.ASSISTANT),
            new Row("TeacherEnrollment",     Standing.INSTRUCTOR),
            new Row("ObserverEnrollment",    Standing.OBSERVER),
            new Row("StudentEnrollment",     Standing.LEARNER));
    // spotless:on

    /** What somebody is by the roles claim of an LTI launch; {@code subject} null = anonymous. */
    public static Standing inLti(@Nullable String subject, Collection<String> roles) {
        if (roles.contains(SYSTEM_TEST_USER)
                || roles.stream().anyMatch(role -> role.contains("StudentView") || role.endsWith("#TestUser"))) {
            return Standing.TEST_USER;
        }
        if (subject == null) {
            return Standing.ANONYMOUS;
        }
        return COURSE.stream()
                .filter(row -> roles.stream().anyMatch(role -> names(role, row.role())))
                .map(Row::standing)
                .findFirst()
                .orElse(roles.contains(SCHOOL_ADMINISTRATOR) ? Standing.ADMINISTRATOR : Standing.NO_ROLE);
    }

    /**
     * What somebody is by the role of a Canvas event.
     *
     * @param role {@code context_role}, such as {@code StudentEnrollment}
     * @param masquerading whether {@code real_user_id} names somebody else
     */
    public static Standing inCanvas(@Nullable String role, boolean masquerading) {
        if (masquerading) {
            return Standing.MASQUERADING;
        }
        return CANVAS.stream()
                .filter(row -> row.role().equals(role))
                .map(Row::standing)
                .findFirst()
                .orElse(Standing.NO_ROLE);
    }

    /** The core role itself, one of its sub-roles, or the short name earlier platforms use. */
    private static boolean names(String role, String core) {
        return role.equals(core)
                || role.equals(MEMBERSHIP + "#" + core)
                || role.startsWith(MEMBERSHIP + "/" + core + "#");
    }
}
