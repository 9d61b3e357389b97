package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static rollbook.enrollment.Api.asDana;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.UploadedRows;
import rollbook.enrollment.inbound.csv.CsvFile;
import rollbook.enrollment.inbound.csv.CsvLimits;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** What helps an admin to a file before they pick one (R18, R19). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class CsvGuidanceIT {
    private static final String IMPORTS = "/api/enrollments/imports";

    @Test
    void R18_a_sample_file_can_be_downloaded_and_is_read_without_a_warning() {
        var bytes = asDana().get(IMPORTS + "/sample.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", "attachment; filename=\"sample.csv\"")
                .extract()
                .asByteArray();

        var file = CsvFile.open(new ByteArrayInputStream(bytes), CsvLimits.STANDARD);
        var rows = new UploadedRows();
        var read = new ArrayList<BatchRow>();
        file.forEachRemaining(row -> read.add(rows.read(row)));
        assertThat(read)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row)
                        .isInstanceOfSatisfying(
                                BatchRow.Person.class,
                                person -> assertThat(person.email().domain()).endsWith(".example")));
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void R19_the_guidance_says_what_a_file_looks_like_and_how_to_export_one() {
        asDana().get(IMPORTS + "/guidance")
                .then()
                .statusCode(200)
                .body("file.text", hasItem(containsString("One column")))
                .body("file.text", hasItem("The first row says Email."))
                .body("file.code", contains("ONE_COLUMN", "HEADER", "ONE_A_ROW"))
                .body("exports.program", contains("Google Sheets", "Excel"))
                .body("exports[0].steps.text", hasItem(containsString("Comma Separated Values (.csv)")))
                .body("exports[1].steps.text", hasItem(containsString("CSV UTF-8")))
                .body("accepted.text", hasItem(containsString("commas, semicolons or tabs")))
                .body("accepted.text", hasItem(containsString("UTF-16")))
                .body("limits.rows", equalTo(200_000))
                .body("limits.bytes", equalTo(32 << 20))
                .body("limits.lineBytes", equalTo(64 << 10))
                .body("sample", equalTo(IMPORTS + "/sample.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample.csv", "/guidance"})
    void both_are_for_those_who_are_signed_in(String path) {
        problem(RestAssured.given().get(IMPORTS + path), 401, "not-signed-in");
    }
}
