package rollbook.stack;

import java.util.List;
import java.util.Optional;

/**
 * Somebody to sign in as in the demo.
 *
 * @param username what to type, and what {@code ./rollbook token} takes
 * @param email the address; unverified for una
 * @param role a realm role, where there is one
 * @param what who that is, for the terminal
 */
record DemoPerson(String username, String email, Optional<String> role, String what) {
    static final List<DemoPerson> ALL = List.of(
            new DemoPerson("staff", "staff@rollbook.example", Optional.of("staff"), "staff"),
            northfield("dana", "license admin, domain admin"),
            northfield("paul", "license admin"),
            northfield("tara", "teacher, admin of her own license; invited to another"),
            northfield("sam", "student"),
            northfield("sue", "student"),
            northfield("kim", "student"),
            new DemoPerson("olga", "olga@otherschool.example", Optional.empty(), "admin of another school's license"),
            northfield("una", "unverified address"),
            new DemoPerson("app", "app@rollbook.example", Optional.of("app"), "the app, asking who is covered"));

    boolean verified() {
        return !username.equals("una");
    }

    private static DemoPerson northfield(String username, String what) {
        return new DemoPerson(username, username + "@northfield.example", Optional.empty(), what);
    }
}
