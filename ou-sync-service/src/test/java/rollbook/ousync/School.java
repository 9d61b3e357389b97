package rollbook.ousync;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.DirectoryUser;
import rollbook.stack.google.UserChange;
import rollbook.stack.google.Workspace;

/** A school with a Google Workspace and a license, and dana, who is admin of both. */
final class School {
    static final String STAFF = "staff@rollbook.example";
    static final String STUDENTS = "/Students";
    static final String YEAR_9 = "/Students/Year 9";
    static final String TEACHERS = "/Teachers";

    final UUID licenseId = UUID.randomUUID();
    /** So that no two tests mean the same people. */
    final String domain;

    final String dana;
    final Workspace workspace;
    final RecordedLicense license = new RecordedLicense(licenseId);
    private LicenseChanged snapshot;

    School() {
        this(LicenseType.DISTRICT);
    }

    School(LicenseType type) {
        domain = "s" + licenseId.toString().substring(0, 8) + ".example";
        dana = "dana@" + domain;
        workspace = new Workspace("C" + licenseId.toString().substring(0, 8), domain);
        snapshot = Snapshots.of(licenseId, 1, type, dana, null);
        LicenseOwner.knows(snapshot);
        List.of(YEAR_9, TEACHERS, "/Office").forEach(workspace::addUnit);
        workspace.add(dana, "Dana", "Admin", "/Office");
        workspace.change(dana, UserChange.role(AdminRole.SUPER));
        SimulatedGoogle.google().add(workspace);
    }

    /** Another license of the same school, with the same dana. */
    School(School other) {
        domain = other.domain;
        dana = other.dana;
        workspace = other.workspace;
        snapshot = Snapshots.of(licenseId, 1, LicenseType.DISTRICT, dana, null);
        LicenseOwner.knows(snapshot);
    }

    /** The license as license-service tells of it from now on. */
    void becomes(LicenseChanged changed) {
        snapshot = changed;
        LicenseOwner.knows(changed);
        rollbook.kit.testing.Wire.say(changed);
        await(() -> sql("select count(*) from replica where id = '" + licenseId + "' and revision = "
                        + changed.revision())
                .equals("1"));
    }

    LicenseChanged snapshot() {
        return snapshot;
    }

    /** People of a unit, with an address each. */
    List<DirectoryUser> people(String unit, String... names) {
        return Arrays.stream(names)
                .map(name -> workspace.add(name + "@" + domain, name, "Person", unit))
                .toList();
    }

    /** So many of them. */
    List<DirectoryUser> people(String unit, String name, int count) {
        return people(
                unit,
                java.util.stream.IntStream.range(0, count)
                        .mapToObj(i -> "%s%04d".formatted(name, i))
                        .toArray(String[]::new));
    }

    String unitId(String path) {
        return workspace.unit(path).id();
    }

    static RequestSpecification as(String email, String... roles) {
        return given().auth().oauth2(Tokens.of(email, roles)).contentType("application/json");
    }

    RequestSpecification asDana() {
        return as(dana);
    }

    String url(String more) {
        return "/api/ou-syncs/" + licenseId + more;
    }

    /** Dana authorizes with her own account, ticking everything. */
    void connect() {
        new Browser(this).authorize(dana).then().statusCode(303);
        asDana().get(url("")).then().statusCode(200);
    }

    /** These units count from now on, with what is under them; the first run has been done and judged. */
    void pick(String... units) {
        commit(plan(Arrays.stream(units)
                .map(unit -> Map.<String, Object>of("id", unitId(unit)))
                .toList()));
    }

    void commit(String planId) {
        asDana().post(url("/plans/" + planId + "/commit")).then().statusCode(202);
        awaitRun();
    }

    /** A plan of that selection, once it is read; its id. */
    String plan(List<Map<String, Object>> units) {
        return plan(Map.of("units", units));
    }

    String plan(Map<String, Object> order) {
        var planId = asDana().body(order)
                .post(url("/plans"))
                .then()
                .statusCode(202)
                .extract()
                .<String>path("planId");
        await(() -> !asDana().get(url("/plans/" + planId)).path("state").equals("READING"));
        return planId;
    }

    /** A run now, to its end; what it said is judged. */
    JsonPath run() {
        asDana().post(url("/runs")).then().statusCode(202);
        return awaitRun();
    }

    /** Waits until no run is due or under way, and has what was said judged. */
    JsonPath awaitRun() {
        await(() -> sql("select count(*) from sync where license_id = '" + licenseId
                        + "' and (next_run_at <= clock_timestamp() or lease_until > clock_timestamp())")
                .equals("0"));
        await(() -> sql("select count(*) from outbox where key = '" + licenseId + "'")
                .equals("0"));
        license.judge();
        var health = asDana().get(url(""));
        await(() -> sql("select count(*) from run where license_id = '" + licenseId
                        + "' and joined + \"left\" > judged")
                .equals("0"));
        return health.jsonPath();
    }

    /** The addresses of whom a unit vouches for at license-service. */
    Set<String> on(String unit) {
        return license.on(unitId(unit)).stream()
                .map(license::email)
                .map(email -> email.substring(0, email.indexOf('@')))
                .collect(Collectors.toSet());
    }

    Response approveAll() {
        return asDana().body(
                        Map.of("heldBy", java.time.Instant.now().plusSeconds(5).toString()))
                .post(url("/held/approvals"));
    }

    static String sql(String query) {
        return Arc.container()
                .instance(Database.class)
                .get()
                .with(sql -> sql.select(query).mapTo(String.class).findFirst().orElse(""));
    }

    static void execute(String statement) {
        Arc.container().instance(Database.class).get().with(sql -> sql.execute(statement));
    }

    static void await(Callable<Boolean> condition) {
        Patience.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
