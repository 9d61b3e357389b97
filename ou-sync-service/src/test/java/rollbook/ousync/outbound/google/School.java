package rollbook.ousync.outbound.google;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.GoogleSimulator;
import rollbook.stack.google.LoggedRequest;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.Scopes;
import rollbook.stack.google.SimulatorConfig;
import rollbook.stack.google.UserChange;
import rollbook.stack.google.Workspace;

/** A simulated Google with one school in it, which dana administers; and the code under test, pointed there. */
final class School implements AutoCloseable {
    static final String ADMIN = "dana@northfield.example";
    static final String YEAR = "/Students/Year 9";
    static final String GROUP = YEAR + "/O'Brien & Söhne";

    final Workspace workspace = new Workspace("C03az79cb", "northfield.example");
    final GoogleSimulator google = GoogleSimulator.start(SimulatorConfig.onPort(0), List.of(workspace));
    final GoogleSettings settings = Settings.of(google);
    final FakePauses pauses = new FakePauses();
    final GoogleDirectories directories = new GoogleDirectories(settings, pauses);

    School() {
        workspace.addUnit(GROUP);
        workspace.addUnit("/Staff");
        workspace.add(ADMIN, "Dana", "Diaz", "/");
        workspace.change(ADMIN, UserChange.role(AdminRole.SUPER));
    }

    /** So many students more, with such addresses. */
    void add(int students, String unit) {
        IntStream.range(0, students)
                .forEach(no -> workspace.add("s%06d@northfield.example".formatted(no), "Sam", "Ortiz", unit));
    }

    String token() {
        return google.authorize(ADMIN, Scopes.USERS_READ, Scopes.UNITS_READ);
    }

    Directory directory() {
        return directories.open(token());
    }

    void faults(FaultRule... rules) {
        List.of(rules).forEach(google.faults()::add);
    }

    /** How often Google was asked so. */
    int asked(RequestKind kind) {
        return requests(kind).size();
    }

    List<LoggedRequest> requests(RequestKind kind) {
        return google.requests().of(kind);
    }

    static List<DirectoryUser> all(Directory directory, String unit) {
        var users = new ArrayList<DirectoryUser>();
        String next = null;
        do {
            var page = directory.users(unit, next);
            users.addAll(page.users());
            next = page.next();
        } while (next != null);
        return users;
    }

    /** The next requests of the directory fail so. */
    static FaultRule next(int times, Fault fault) {
        return FaultRule.every(fault).times(times);
    }

    @Override
    public void close() {
        google.close();
    }
}
