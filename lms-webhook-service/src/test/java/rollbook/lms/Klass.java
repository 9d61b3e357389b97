package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.lms.SimulatedClassroom.google;
import static rollbook.lms.SimulatedClassroom.lms;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.Tokens;
import rollbook.stack.google.ConsentBrowser;
import rollbook.stack.google.Workspace;
import rollbook.stack.lms.ClassroomCourse;
import rollbook.stack.lms.CourseWork;

/** A class in Google Classroom: tara teaches it with carl; sam, sue and kim are in it. Tara is on one license. */
final class Klass {
    private static final String CONNECTION = "/api/lms/classroom";

    final String domain = "c" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    final Workspace school = new Workspace("C" + domain.substring(1, 9), domain);
    final String tara = person("tara");
    final String carl = person("carl");
    final String sam = person("sam");
    final String sue = person("sue");
    final String kim = person("kim");
    final UUID license;
    final ClassroomCourse course;

    Klass() {
        google().add(school);
        license = Makers.on(Tokens.account(tara).toString(), 1).getFirst();
        course = lms().classroom().addCourse("Biology", Set.of(id(tara), id(carl)), Set.of(id(sam), id(sue), id(kim)));
    }

    private String person(String name) {
        var email = name + "@" + domain;
        school.add(email, name, "Test", "/");
        return email;
    }

    /** Google's id of somebody. */
    String id(String email) {
        return google().account(email).orElseThrow().id();
    }

    /** Tara connects, and Google is asked to tell of her courses. */
    Klass connected() {
        return connected(tara);
    }

    Klass connected(String teacher) {
        authorize(teacher)
                .then()
                .statusCode(303)
                .header("Location", "http://localhost:8080/classroom?google=connected");
        Patience.await("Google to be asked to tell")
                .until(() -> health(teacher).<Integer>path("registered") == 1 && !isBeingRead());
        return this;
    }

    private boolean isBeingRead() {
        return School.number(
                        "select count(*) from classroom_course where course_id = ? and read_at < now() + interval '1 hour'",
                        course.id())
                > 0;
    }

    static RequestSpecification as(String email) {
        return given().auth().oauth2(Tokens.of(email)).contentType("application/json");
    }

    Response health(String teacher) {
        return as(teacher).get(CONNECTION);
    }

    Response authorize(String teacher) {
        lms().classroom().push().setTarget(SimulatedClassroom.subscription());
        return comeBack(ConsentBrowser.allow(consentPage(teacher), teacher));
    }

    URI consentPage(String teacher) {
        return URI.create(
                as(teacher).post(CONNECTION).then().statusCode(200).extract().path("authorizationUrl"));
    }

    /** The way back, without a bearer token. */
    Response comeBack(URI back) {
        var request = given().redirects().follow(false);
        ConsentBrowser.parameters(back).forEach(request::queryParam);
        return request.get(back.getPath());
    }

    /** Tara sets work through our project; pushed, where Google was asked to. */
    CourseWork ours() {
        return set(tara, true);
    }

    CourseWork regular() {
        return set(tara, false);
    }

    CourseWork set(String teacher, boolean ours) {
        var told = lms().classroom().setWork(course, id(teacher), "Unit 3", "https://app.example/a/1", ours);
        told.deliveries()
                .forEach(delivery -> assertThat(delivery.join().status()).isEqualTo(204));
        return told.what();
    }

    void open(CourseWork work, String student) {
        lms().classroom()
                .open(work, id(student))
                .deliveries()
                .forEach(delivery -> assertThat(delivery.join().status()).isEqualTo(204));
    }

    /** The id of a student's part of a work, as Google would push it. */
    JsonObject opening(CourseWork work, String student) {
        var submission = lms().classroom().open(work, id(student)).what();
        return new JsonObject()
                .put("collection", "courses.courseWork.studentSubmissions")
                .put("eventType", "MODIFIED")
                .put(
                        "resourceId",
                        new JsonObject()
                                .put("courseId", work.courseId())
                                .put("courseWorkId", work.id())
                                .put("id", submission.id()));
    }

    /** Under which Google tells of the course for tara. */
    String registration() {
        return registration(tara);
    }

    String registration(String teacher) {
        return lms().classroom().registrationsOf(id(teacher)).getFirst();
    }

    /** Google falls silent for tara, and nobody says so. */
    void silence() {
        lms().classroom().silence(id(tara));
    }

    /** The course is read now. */
    void readNow() {
        School.change("update classroom_course set read_at = clock_timestamp() where course_id = ?", course.id());
        Patience.await("the course to be read").until(() -> !isBeingRead());
    }

    /** Waits until a delivery of tara's connection is in that state, and gives why. */
    String awaitState(String state) {
        return Patience.await(state)
                .until(
                        () -> School.text(
                                "select coalesce(max(why), '-') from delivery where connection_id = ?::uuid and state = ?"
                                        + " having count(*) > 0",
                                health(tara).path("id"),
                                state),
                        why -> !why.isEmpty());
    }
}
