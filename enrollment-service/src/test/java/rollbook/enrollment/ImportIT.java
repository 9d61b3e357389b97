package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.enrollment.Uploads.batch;
import static rollbook.enrollment.Uploads.csv;
import static rollbook.enrollment.Uploads.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A CSV file, from the upload to the facts on the bulk lane and back to each row's outcome (R16–R22). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class ImportIT {

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R16_a_file_can_be_uploaded_on_every_type_of_license(LicenseType type) {
        var licenseId = Api.license(type).licenseId();

        batch(licenseId, "Email\nann@northfield.example\n");

        var fact = Wire.heard(UserEnrolled.class, licenseId, 1).getFirst();
        assertThat(fact.method()).isEqualTo(EnrollmentMethod.CSV);
        assertThat(fact.people()).containsExactly(new UserEnrolled.Person(2, "ann@northfield.example", null));
    }

    @Test
    void R17_each_row_under_the_header_has_an_answer() {
        var licenseId = school();

        var batch = batch(licenseId, "name;eMail \r\nAnn;ann@x.example\r\n;\r\nBob;bob\r\nAnn;ANN@x.example\r\n");

        assertThat(Uploads.rows(batch, ""))
                .extracting(row ->
                        row.get("row") + " " + row.get("text") + " " + row.get("outcome") + " " + row.get("rule"))
                .containsExactly(
                        "2 ann@x.example null null",
                        "3  BLANK null",
                        "4 bob REFUSED R17",
                        "5 ANN@x.example REPEATED null");
        Uploads.get(batch).then().body("people", equalTo(4)).body("warnings[0].code", equalTo("OTHER_COLUMNS"));
    }

    @Test
    void R20_a_large_file_is_said_in_facts_of_five_hundred_while_its_progress_is_told() {
        var licenseId = school();

        var batch = batch(licenseId, Uploads.file(1_201));

        var facts = Wire.heard(UserEnrolled.class, licenseId, 3);
        assertThat(facts).extracting(fact -> fact.people().size()).containsExactly(500, 500, 201);
        assertThat(facts.stream().flatMap(fact -> fact.people().stream()).map(UserEnrolled.Person::row))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 1_202).boxed().toList());
        assertThat(facts)
                .extracting(UserEnrolled::stamp)
                .containsOnly(facts.getFirst().stamp());
        Uploads.get(batch).then().body("state", equalTo("PROCESSING")).body("people", equalTo(1_201));

        Uploads.verdict(facts.get(0), 0, Outcome.ADDED);
        Uploads.verdict(facts.get(1), 500, Outcome.ALREADY_MEMBER);
        Uploads.verdict(facts.get(2), 1_000, Outcome.REFUSED);

        Uploads.awaitState(batch, "DONE");
        Uploads.get(batch)
                .then()
                .body("answered", equalTo(1_201))
                .body("outcomes.ADDED", equalTo(500))
                .body("outcomes.ALREADY_MEMBER", equalTo(500))
                .body("outcomes.REFUSED", equalTo(201));
    }

    @Test
    void R22_staff_upload_for_a_customer() {
        var licenseId = school();

        csv("Email\nann@x.example\n")
                .auth()
                .oauth2(Tokens.of(Api.STAFF, "staff"))
                .post(imports(licenseId))
                .then()
                .statusCode(202);

        var actor = Wire.heard(UserEnrolled.class, licenseId, 1).getFirst().actor();
        assertThat(actor).isEqualTo(new Actor(Tokens.account(Api.STAFF), Api.STAFF, Actor.Role.STAFF));
    }

    @Test
    void a_file_in_a_form_is_taken_by_the_name_it_has() {
        var licenseId = school();

        var batch = Api.asDana()
                .contentType("multipart/form-data")
                .multiPart("note", "not the file")
                .multiPart(
                        "file",
                        "C:\\lists\\Grade 7.csv",
                        "Email\nann@x.example\n".getBytes(StandardCharsets.UTF_8),
                        "text/csv")
                .post(imports(licenseId))
                .then()
                .statusCode(202)
                .body("fileName", equalTo("Grade 7.csv"))
                .body("people", equalTo(1));

        batch.body("plan", nullValue());
        assertThat(Wire.heard(UserEnrolled.class, licenseId, 1)).hasSize(1);
    }

    @Test
    void the_same_file_with_the_same_key_is_one_import() {
        var licenseId = school();
        var key = UUID.randomUUID().toString();
        var file = Uploads.file(3);

        var first = csv(file).header("Idempotency-Key", key).post(imports(licenseId));
        var again = csv(file).header("Idempotency-Key", key).post(imports(licenseId));

        assertThat(again.<String>path("batchId")).isEqualTo(first.path("batchId"));
        assertThat(mine(licenseId)).containsExactly(first.<String>path("batchId"));
        csv(Uploads.file(4))
                .header("Idempotency-Key", key)
                .post(imports(licenseId))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(mine(licenseId)).hasSize(1);
    }

    @Test
    void the_same_file_with_another_key_is_another_import_whose_outcomes_tell() {
        var licenseId = school();

        var first = batch(licenseId, Uploads.file(2));
        var second = batch(licenseId, Uploads.file(2));

        assertThat(mine(licenseId)).containsExactly(second, first);
        var facts = Wire.heard(UserEnrolled.class, licenseId, 2);
        assertThat(facts).extracting(UserEnrolled::batchId).doesNotHaveDuplicates();
    }

    @Test
    void failures_come_as_a_file_to_put_right_and_upload_again() {
        var licenseId = school();
        var batch = batch(licenseId, "Email\nann@x.example\nbob\n=1+1\n");
        Uploads.verdict(Wire.heard(UserEnrolled.class, licenseId, 1).getFirst(), 0, Outcome.REFUSED);
        Uploads.awaitState(batch, "DONE");

        var file = Api.asDana()
                .get("/api/enrollments/batches/" + batch + "/failures.csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"failures.csv\""))
                .extract()
                .asString();

        assertThat(file.lines())
                .hasSize(4)
                .element(0)
                .isEqualTo("\uFEFF\"Email\",\"Row\",\"Outcome\",\"Rule\",\"Reason\"");
        assertThat(file)
                .contains("\"ann@x.example\",\"2\",\"REFUSED\",\"§4\",\"The license is expired.\"")
                .contains("\"bob\",\"3\",\"REFUSED\",\"R17\"")
                .contains("\"'=1+1\",\"4\",\"REFUSED\",\"R17\"");
        csv(file).post(imports(licenseId)).then().statusCode(202).body("people", equalTo(3));
    }

    @Test
    void section_4_a_row_refused_for_a_frozen_license_shows_the_reason_s_name() {
        var licenseId = school();
        var batch = batch(licenseId, "Email\nann@x.example\nbob\n");

        Uploads.verdict(Wire.heard(UserEnrolled.class, licenseId, 1).getFirst(), 0, Outcome.REFUSED);

        Uploads.awaitState(batch, "DONE");
        assertThat(Uploads.rows(batch, ""))
                .extracting(row -> row.get("reason"))
                .containsExactly("license-not-live", "MALFORMED");
    }

    @Test
    void rows_are_shown_by_outcome() {
        var batch = batch(school(), "Email\nann@x.example\nbob\nbob2\nANN@x.example\n");

        assertThat(Uploads.rows(batch, "&outcome=REFUSED"))
                .extracting(row -> row.get("row"))
                .containsExactly(3, 4);
        assertThat(Uploads.rows(batch, "&outcome=REFUSED&outcome=REPEATED")).hasSize(3);
    }

    @Test
    void whoever_is_no_admin_of_the_license_uploads_to_nothing_they_could_know_of() {
        var licenseId = school();

        for (var path : List.of(imports(licenseId), imports(licenseId) + "/plan")) {
            csv(Uploads.file(2_000))
                    .auth()
                    .oauth2(Tokens.of(Api.OLGA))
                    .post(path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
        }
        RestAssured.given()
                .contentType("text/csv")
                .body("x")
                .post(imports(licenseId))
                .then()
                .statusCode(401);
    }

    private static List<String> mine(UUID licenseId) {
        return Api.asDana()
                .get("/api/enrollments/imports?licenseId=" + licenseId)
                .then()
                .statusCode(200)
                .extract()
                .path("items.batchId");
    }

    private static UUID school() {
        return Api.license(LicenseType.SCHOOL).licenseId();
    }
}
