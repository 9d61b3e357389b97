package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** The members list as a file a spreadsheet opens and never calculates. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ExportIT {

    @Test
    void the_file_has_a_header_and_a_line_for_everybody_on_the_list() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.csv(DANA, "ann@x.example");
        license.email(DANA, "bob@x.example");

        var lines = export(license, "").lines().toList();

        assertThat(lines.get(0)).isEqualTo("\uFEFF\"Email\",\"Status\",\"Since\",\"Methods\",\"Position\"");
        assertThat(lines.get(1)).startsWith("\"ann@x.example\",\"MEMBER\",\"20").endsWith("Z\",\"CSV\",\"\"");
        assertThat(lines.get(2))
                .startsWith("\"bob@x.example\",\"WAITING\",\"20")
                .endsWith("Z\",\"EMAIL\",\"1\"");
        assertThat(lines).hasSize(3);
        assertThat(export(license, "")).endsWith("\r\n");
    }

    @Test
    void the_filters_are_those_of_the_list() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, "ann@x.example", "cat@x.example");
        license.email(DANA, "bob@x.example");

        assertThat(export(license, "?method=EMAIL").lines()).hasSize(2);
        assertThat(export(license, "?q=ann").lines()).hasSize(2);
        assertThat(export(license, "?status=REMOVED").lines()).hasSize(1);
    }

    @Test
    void no_cell_is_a_formula() {
        var license = Scene.on(LicenseType.SCHOOL);
        Scene.sql("""
                with new as (select gen_random_uuid() as id, address from unnest(array
                       ['=cmd|calc@x.example', '+1@x.example', '-1@x.example', '@sum@x.example', 'a"b@x.example']) address),
                     people as (insert into person (id) select id from new)
                insert into membership (license_id, person_id, address, status, grants, since)
                select '%s', id, address, 'MEMBER', '[]', clock_timestamp() from new
                """.formatted(license.licenseId));

        var cells = export(license, "")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();

        assertThat(cells)
                .isEqualTo(List.of(
                        "\"'+1@x.example\"",
                        "\"'-1@x.example\"",
                        "\"'=cmd|calc@x.example\"",
                        "\"'@sum@x.example\"",
                        "\"a\"\"b@x.example\""));
    }

    @Test
    void a_license_larger_than_what_is_read_at_once_is_exported_whole() {
        var license = Scene.on(LicenseType.SCHOOL);
        Scene.sql("""
                with new as (select n, gen_random_uuid() as id from generate_series(1, 12000) n),
                     people as (insert into person (id) select id from new)
                insert into membership (license_id, person_id, address, status, grants, since)
                select '%s', id, case when n <= 11000 then 'p' || n || '@x.example' end, 'MEMBER', '[]', clock_timestamp()
                from new
                """.formatted(license.licenseId));

        var lines = export(license, "").lines().toList();

        assertThat(lines).hasSize(12_001);
        assertThat(lines.subList(1, 11_001)).doesNotHaveDuplicates().isSorted();
        assertThat(export(license, "?q=example").lines()).hasSize(11_001);
    }

    @Test
    void the_file_is_named_after_the_license_and_its_name_is_no_header_of_its_own() {
        var license = Scene.on(LicenseType.SCHOOL);
        Scene.sql("update license set name = '../\"Schule\" Süd' where id = '" + license.licenseId + "'");

        var answer = asDana().get("/api/licenses/" + license.licenseId + "/members/export");

        assertThat(answer.contentType()).startsWith("text/csv").containsIgnoringCase("charset=utf-8");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Schule-S-d-members.csv\"; "
                        + "filename*=UTF-8''..-Schule-%20S%C3%BCd%20members.csv");
    }

    @Test
    void section_2_a_stranger_exports_nothing() {
        var license = Scene.on(LicenseType.SCHOOL);

        assertThat(as(Tokens.of(OLGA))
                        .get("/api/licenses/" + license.licenseId + "/members/export")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String export(Scene license, String query) {
        var answer = asDana().get("/api/licenses/" + license.licenseId + "/members/export" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }
}
