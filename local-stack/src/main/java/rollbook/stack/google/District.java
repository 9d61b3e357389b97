package rollbook.stack.google;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up school district, the same one whenever it is made of the same numbers: {@code /Schools/School 01/Students}
 * with its years and {@code /Schools/School 01/Staff} under each other, and a {@code /District Office}. Two admins are
 * in that: {@code admin@} the domain, a super admin, and {@code reader@}, a delegated one.
 *
 * @param suspended how many of the students are
 */
public record District(String customer, String domain, long seed, int schools, int students, int suspended, int staff) {

    /** What a unit under Students is called: most are years, some are not so plain. */
    private static final List<String> GROUPS =
            List.of("Year 7", "Year 8", "O'Brien & Söhne", "Year 9", "Ärzte & Co.", "Class of '29 (\"Hawks\")");

    private static final List<String> GIVEN = List.of(
            ("Ada Bea Carlos Dora Emil Fatima Gwen Hugo Ines Jörg Kai Lena Milo Nora Oscar Pia Quinn Rosa Søren Tom"
                            + " Uma Vera Will Xenia Yara Zoë Amara Björn Chloé D'Andre")
                    .split(" "));
    private static final List<String> FAMILY = List.of(
            ("Adams Brown Chen Díaz Evans Fox García Hübner Ivanov Jones Kim López Müller Nguyen O'Brien Peña Quist"
                            + " Rossi Smith Tanaka Ueda Vogel Wright Xu Young Zhang Åberg Boateng Çelik Şahin")
                    .split(" "));

    private static final List<String> PLAIN_GIVEN = plain(GIVEN);
    private static final List<String> PLAIN_FAMILY = plain(FAMILY);

    public static District of(long seed, int schools, int students, int suspended, int staff) {
        return new District(
                "C0d" + Long.toString(seed, 36),
                "district" + seed + ".example",
                seed,
                schools,
                students,
                suspended,
                staff);
    }

    public District as(String otherCustomer, String otherDomain) {
        return new District(otherCustomer, otherDomain, seed, schools, students, suspended, staff);
    }

    /** The path of a school, from 1. */
    public static String school(int number) {
        return "/Schools/School %02d".formatted(number);
    }

    /** Makes it. */
    public Workspace workspace() {
        var workspace = new Workspace(customer, domain);
        var random = new SplittableRandom(seed);
        workspace.addUnit("/District Office");
        workspace.add("admin@" + domain, "Alma", "Admin", "/District Office");
        workspace.change("admin@" + domain, UserChange.role(AdminRole.SUPER));
        workspace.add("reader@" + domain, "Reza", "Reader", "/District Office");
        workspace.change("reader@" + domain, UserChange.role(AdminRole.DIRECTORY_READER));
        var rooms = units(workspace, "/Staff");
        var groups = GROUPS.stream()
                .flatMap(group -> units(workspace, "/Students/" + group).stream())
                .toList();
        for (int i = 0; i < students; i++) {
            var user = add(workspace, random, ".s" + i, groups.get(i % groups.size()));
            if (isSuspended(i)) {
                workspace.change(user.id(), UserChange.suspend());
            }
        }
        for (int i = 0; i < staff; i++) {
            add(workspace, random, ".t" + i, rooms.get(i % rooms.size()));
        }
        return workspace;
    }

    /** The ids of one in each school. */
    private List<String> units(Workspace workspace, String path) {
        return IntStream.rangeClosed(1, schools)
                .mapToObj(school -> workspace.addUnit(school(school) + path).id())
                .toList();
    }

    /** Spread evenly. */
    private boolean isSuspended(int student) {
        return (long) student * suspended / students != (student + 1L) * suspended / students;
    }

    private DirectoryUser add(Workspace workspace, SplittableRandom random, String suffix, String unit) {
        var given = random.nextInt(GIVEN.size());
        var family = random.nextInt(FAMILY.size());
        var address = PLAIN_GIVEN.get(given) + "." + PLAIN_FAMILY.get(family) + suffix + "@" + domain;
        return workspace.add(address, GIVEN.get(given), FAMILY.get(family), unit);
    }

    /** As an address has them. */
    private static List<String> plain(List<String> names) {
        return names.stream()
                .map(name -> Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("[^A-Za-z]", "")
                        .toLowerCase(Locale.ROOT))
                .toList();
    }
}
