package rollbook.lms;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.Licenses;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.LicenseOwner.Question;
import rollbook.licenses.testing.LicenseOwner.Reply;
import rollbook.licenses.testing.Snapshots;
import rollbook.lms.usecase.Digests;

/** A school with a license, dana who is its admin, and an LTI platform of its own with a deployment of our tool. */
final class School {
    static final String STAFF = "staff@rollbook.example";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<UUID, School> ALL = new ConcurrentHashMap<>();

    final UUID licenseId = UUID.randomUUID();
    /** So that no two tests mean the same people or platforms. */
    final String name = "s" + licenseId.toString().substring(0, 8);

    final String domain = name + ".example";
    final String dana = "dana@" + domain;
    final String issuer;
    final String clientId = "client-" + name;
    final String deployment;
    final Signer signer = Signer.of("kid-" + name);
    /** The addresses of who is on the license, as license-service knows them; it is deployed to the school's domain. */
    private final Set<String> people = ConcurrentHashMap.newKeySet();

    String connectionId = "";

    School() {
        this(null);
    }

    private School(@Nullable School claimed) {
        issuer = claimed == null ? TestPlatforms.url(name) : claimed.issuer;
        deployment = claimed == null ? "Dep:1-" + name : claimed.deployment;
        LicenseOwner.knows(Snapshots.of(licenseId, 1, LicenseType.SCHOOL, dana, null));
        LicenseOwner.answersAt("/assignment-makers", School::makers);
        ALL.put(licenseId, this);
        people.add(dana);
        TestPlatforms.publishes(name, signer.published());
    }

    /** One whose platform is connected and confirmed by our staff. */
    static School connected() {
        return confirmed(new School());
    }

    /** Another whose platform says to be that school's, with a client of its own, and has a deployment of the same name. */
    static School claiming(School other) {
        return confirmed(new School(other));
    }

    private static School confirmed(School school) {
        school.waits();
        as(STAFF, "staff")
                .post(school.connections() + "/" + school.connectionId + "/confirm")
                .then()
                .statusCode(200);
        return school;
    }

    /** License-service's word that its license does not take anybody by an LMS (R26). */
    void takesNobodyByLms() {
        LicenseOwner.knows(Snapshots.withoutLms(Snapshots.of(licenseId, 1, LicenseType.SCHOOL, dana, null)));
        Arc.container().instance(Licenses.class).get().ask(licenseId);
    }

    /** One whose platform waits to be confirmed. */
    static School waiting() {
        return new School().waits();
    }

    private School waits() {
        connectionId = connect().then().statusCode(201).extract().path("id");
        return this;
    }

    Response connect() {
        return as(dana).body(wanted()).post(connections());
    }

    Map<String, Object> wanted() {
        return new HashMap<>(Map.of(
                "platform",
                "OTHER",
                "issuer",
                issuer,
                "clientId",
                clientId,
                "deploymentId",
                deployment,
                "authUrl",
                issuer + "/auth?tenant=1",
                "tokenUrl",
                issuer + "/token",
                "jwksUrl",
                TestPlatforms.url(name) + "/jwks"));
    }

    String connections() {
        return "/api/lms/" + licenseId + "/connections";
    }

    void has(String email) {
        people.add(email);
    }

    /** The license's admin has come through the connection, from a course: addresses it asserts count from now on. */
    void trusts() {
        new Visit(this)
                .by("admin-of-" + name, dana, Visit.INSTRUCTOR)
                .launch()
                .then()
                .statusCode(200);
    }

    /** Somebody as events name them. */
    LmsUser user(String subject, String email) {
        return new LmsUser(issuer, Digests.of(clientId + "\n" + deployment), subject, email);
    }

    /** How many people's opens of assignments for the license were said. */
    long opened() {
        return number(
                "select count(*) from opened o join assignment a on a.id = o.assignment_id where a.license_id = ?",
                licenseId);
    }

    /** An address of the school. */
    String of(String localPart) {
        return localPart + "@" + domain;
    }

    static RequestSpecification as(String email, String... roles) {
        return given().auth().oauth2(Tokens.of(email, roles)).contentType("application/json");
    }

    /** What license-service answers of a maker: by their address, on the one license that is asked about. */
    private static Reply makers(Question question) {
        try {
            var asked = JSON.readTree(question.body());
            var email = asked.path("maker").path("email").asText("");
            var confirmed = asked.path("addressesConfirmed").asBoolean();
            var licenses = ALL.values().stream()
                    .filter(school -> asked.path("licenseId").isNull()
                            || school.licenseId
                                    .toString()
                                    .equals(asked.path("licenseId").asText()))
                    .filter(school -> school.people.contains(email))
                    .filter(school -> confirmed || email.endsWith("@" + school.domain))
                    .map(school -> Map.of(
                            "licenseId",
                            school.licenseId,
                            "name",
                            school.name,
                            "lmsEnrollment",
                            true,
                            "status",
                            "LIVE"))
                    .toList();
            return new Reply(200, JSON.writeValueAsString(Map.of("licenses", licenses)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A single number of the service's own database. */
    static long number(String query, Object... arguments) {
        return Arc.container()
                .instance(Database.class)
                .get()
                .with(sql -> sql.select(query, arguments).mapTo(Long.class).one());
    }

    /** A single text of the service's own database; empty where there is none. */
    static String text(String query, Object... arguments) {
        return Arc.container()
                .instance(Database.class)
                .get()
                .with(sql -> sql.select(query, arguments).mapTo(String.class).findFirst())
                .orElse("");
    }

    static int change(String statement, Object... arguments) {
        return Arc.container().instance(Database.class).get().with(sql -> sql.execute(statement, arguments));
    }

    List<Map<String, Object>> assignments() {
        return as(dana).get("/api/lms/" + licenseId + "/assignments")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }
}
