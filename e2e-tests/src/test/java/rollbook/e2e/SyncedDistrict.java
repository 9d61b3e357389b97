package rollbook.e2e;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rollbook.stack.LocalStack;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.DirectoryUser;
import rollbook.stack.google.District;
import rollbook.stack.google.UserChange;
import rollbook.stack.google.Workspace;

/** A made-up district at Google, new for each test, and its Google admin, who can sign in to Rollbook as well. */
final class SyncedDistrict {
    private static final String SCHOOLS = "/Schools";
    private static final int SEED = 7;

    private final String domain = DomainWalk.fresh("g") + ".example";
    private final String admin = DomainWalk.fresh("gina");
    private final int schools;
    private final Workspace workspace;
    private int named;

    SyncedDistrict(LocalStack stack, int schools, int students, int suspended, int staff) throws Exception {
        this.schools = schools;
        workspace = District.of(SEED, schools, students, suspended, staff)
                .as(DomainWalk.fresh("C"), domain)
                .workspace();
        workspace.add(account(), "Gina", "Google", "/District Office");
        workspace.change(account(), UserChange.role(AdminRole.SUPER));
        stack.google().add(workspace);
        stack.makePeople(List.of(admin), domain);
    }

    String domain() {
        return domain;
    }

    /** Under which name the Google admin signs in here. */
    String admin() {
        return admin;
    }

    /** Their address, here and at Google. */
    String account() {
        return admin + "@" + domain;
    }

    Workspace workspace() {
        return workspace;
    }

    List<String> schools() {
        return IntStream.rangeClosed(1, schools).mapToObj(District::school).toList();
    }

    /** The ids of the schools' units. */
    List<String> schoolIds() {
        return schools().stream().map(path -> workspace.unit(path).id()).toList();
    }

    /** The unit all schools are under. */
    String root() {
        return SCHOOLS;
    }

    String rootId() {
        return workspace.unit(SCHOOLS).id();
    }

    /** How many users a unit lists, with everybody under it. */
    int listed(String path) {
        return workspace.users("orgUnitPath='" + path + "'").size();
    }

    /** Who is a user of a school, and active. */
    List<DirectoryUser> active() {
        return workspace.users("orgUnitPath='" + SCHOOLS + "'").stream()
                .filter(DirectoryUser::isActive)
                .toList();
    }

    Set<String> activeAddresses() {
        return active().stream().map(DirectoryUser::email).collect(Collectors.toCollection(HashSet::new));
    }

    /** The active students of all schools, in an order that is the same each time and has nothing to do with schools. */
    List<DirectoryUser> students() {
        var some = active().stream().filter(user -> user.email().contains(".s")).collect(Collectors.toList());
        Collections.shuffle(some, new Random(SEED));
        return some;
    }

    boolean isIn(DirectoryUser user, String path) {
        return workspace.path(user.unitId()).startsWith(path + "/");
    }

    /** So many new students of a school; their addresses. */
    List<String> enroll(String school, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> workspace
                        .add("new" + ++named + "@" + domain, "New", "Comer", school + "/Students/Year 7")
                        .email())
                .toList();
    }
}
