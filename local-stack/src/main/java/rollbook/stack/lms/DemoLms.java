package rollbook.stack.lms;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbook.stack.google.DirectoryUser;

/**
 * What {@code ./rollbook run} starts with: Northfield's Canvas, where tara teaches sam, sue, kim and others, a Schoology of
 * another school, and tara's class in Classroom. Rollbook is installed in both as a tool.
 */
public final class DemoLms {
    /** The platform of the demo's people. */
    public static final String CANVAS = "northfield";

    public static final String SCHOOLOGY = "otherschool";
    private static final int OTHERS = 6;
    private static final List<String> STUDENTS = List.of("Sam Ortiz", "Sue Storm", "Kim Keller");

    private DemoLms() {}

    /**
     * Puts it in.
     *
     * @param origin where the tool is
     */
    public static void fill(LmsSimulator lms, URI origin, GoogleAccounts google) {
        var canvas = lms.platforms().add(CANVAS, Flavor.CANVAS);
        canvas.register(
                PlatformTool.rollbook(origin, "10000000000068", "106:8865aa05b4b79b64a91a86042e43af5ea8ae79eb"));
        var tara = canvas.person("Tara", "Tran", "tara@northfield.example");
        var biology = DemoSchool.course(canvas, tara, "northfield.example", OTHERS);
        STUDENTS.forEach(name -> {
            var parts = name.split(" ", 2);
            biology.enroll(canvas.person(parts[0], parts[1], address(name)), CourseRole.STUDENT);
        });
        canvas.addRegular(biology, "Read chapter 3");
        var schoology = lms.platforms().add(SCHOOLOGY, Flavor.SCHOOLOGY);
        schoology.register(PlatformTool.rollbook(origin, "8409082949", "8409082949-1527876651"));
        var olga = schoology.person("Olga", "Orlova", "olga@otherschool.example");
        DemoSchool.course(schoology, olga, "otherschool.example", OTHERS);
        lms.classroom().push().setTarget(PushTarget.to(origin.resolve("/webhooks/classroom")));
        classroom(lms.classroom(), google);
    }

    private static void classroom(Classroom classroom, GoogleAccounts google) {
        var teachers = ids(google, Stream.of("tara@northfield.example"));
        classroom.addCourse("Biology", teachers, ids(google, STUDENTS.stream().map(DemoLms::address)));
    }

    private static Set<String> ids(GoogleAccounts google, Stream<String> addresses) {
        return addresses
                .map(google.users())
                .flatMap(Optional::stream)
                .map(DirectoryUser::id)
                .collect(Collectors.toSet());
    }

    private static String address(String name) {
        return name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT) + "@northfield.example";
    }
}
