package rollbook.stack.google;

import java.util.List;

/**
 * What {@code ./rollbook run} starts with: Northfield, where dana is a Google admin and paul is none, and another school
 * with olga for its admin. The demo's people are in it with their own addresses.
 */
public final class DemoDistrict {
    private static final String STAFF = District.school(1) + "/Staff";
    private static final String STUDENTS = District.school(1) + "/Students/Year 7";

    private DemoDistrict() {}

    public static List<Workspace> workspaces() {
        return List.of(northfield(), otherSchool());
    }

    private static Workspace northfield() {
        var school = District.of(1, 3, 180, 6, 24)
                .as("C03az79cb", "northfield.example")
                .workspace();
        school.add("dana@northfield.example", "Dana", "Diaz", "/District Office");
        school.change("dana@northfield.example", UserChange.role(AdminRole.SUPER));
        school.add("paul@northfield.example", "Paul", "Peters", STAFF);
        school.add("tara@northfield.example", "Tara", "Tran", STAFF);
        school.add("sam@northfield.example", "Sam", "Ortiz", STUDENTS);
        school.add("sue@northfield.example", "Sue", "Storm", STUDENTS);
        school.add("kim@northfield.example", "Kim", "Keller", STUDENTS);
        school.add("una@northfield.example", "Una", "Ude", STUDENTS);
        return school;
    }

    private static Workspace otherSchool() {
        var school = District.of(2, 1, 20, 1, 4)
                .as("C04bx61qd", "otherschool.example")
                .workspace();
        school.add("olga@otherschool.example", "Olga", "Orlova", "/District Office");
        school.change("olga@otherschool.example", UserChange.role(AdminRole.SUPER));
        return school;
    }
}
