package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.DOMAIN;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.LINK;
import static rollbook.events.EnrollmentMethod.LMS;
import static rollbook.events.EnrollmentMethod.OU;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.license.domain.Availability.Opening;

class EligibilityTest {

    @ParameterizedTest(name = "{0} on {1}: {2} {3} {4}")
    @CsvSource({
        "OU,     TEACHER,  NEVER,          ,                  R4",
        "OU,     SCHOOL,   ALWAYS,         MOST_RECOMMENDED,  ",
        "OU,     BUILDING, ALWAYS,         MOST_RECOMMENDED,  ",
        "OU,     DISTRICT, ALWAYS,         MOST_RECOMMENDED,  ",
        "CSV,    TEACHER,  ALWAYS,         RECOMMENDED,       ",
        "CSV,    SCHOOL,   ALWAYS,         RECOMMENDED,       ",
        "CSV,    BUILDING, ALWAYS,         RECOMMENDED,       ",
        "CSV,    DISTRICT, ALWAYS,         RECOMMENDED,       ",
        "EMAIL,  TEACHER,  ALWAYS,         AVAILABLE,         ",
        "EMAIL,  SCHOOL,   ALWAYS,         AVAILABLE,         ",
        "EMAIL,  BUILDING, ALWAYS,         AVAILABLE,         ",
        "EMAIL,  DISTRICT, ALWAYS,         AVAILABLE,         ",
        "LMS,    TEACHER,  ON_BY_DEFAULT,  RECOMMENDED,       ",
        "LMS,    SCHOOL,   OFF_BY_DEFAULT, AVAILABLE,         R26",
        "LMS,    BUILDING, OFF_BY_DEFAULT, AVAILABLE,         R26",
        "LMS,    DISTRICT, OFF_BY_DEFAULT, AVAILABLE,         R26",
        "LINK,   TEACHER,  ALWAYS,         LEAST_RECOMMENDED, ",
        "LINK,   SCHOOL,   NEVER,          ,                  R32",
        "LINK,   BUILDING, NEVER,          ,                  R32",
        "LINK,   DISTRICT, NEVER,          ,                  R32",
        "KEY,    TEACHER,  ALWAYS,         LEAST_RECOMMENDED, ",
        "KEY,    SCHOOL,   ALWAYS,         LEAST_RECOMMENDED, ",
        "KEY,    BUILDING, ALWAYS,         LEAST_RECOMMENDED, ",
        "KEY,    DISTRICT, ALWAYS,         LEAST_RECOMMENDED, ",
        "DOMAIN, TEACHER,  NEVER,          ,                  R38",
        "DOMAIN, SCHOOL,   STAFF_ONLY,     ON_REQUEST,        R38",
        "DOMAIN, BUILDING, STAFF_ONLY,     ON_REQUEST,        R38",
        "DOMAIN, DISTRICT, STAFF_ONLY,     MOST_RECOMMENDED,  R38",
    })
    void R2_each_way_is_open_on_each_type_as_table_1_says(
            EnrollmentMethod method, LicenseType type, Opening opening, @Nullable Rank rank, @Nullable String rule) {
        var cell = Eligibility.on(method, type);

        assertThat(cell.opening()).isEqualTo(opening);
        assertThat(cell.rank()).isEqualTo(rank);
        assertThat(cell.reason() == null ? null : cell.reason().rule()).isEqualTo(rule);
        assertThat(cell.offered()).isEqualTo(opening != Opening.NEVER);
    }

    @Test
    void R38_where_a_way_is_staffs_a_customer_is_told_to_request_it() {
        assertThat(Eligibility.on(DOMAIN, LicenseType.DISTRICT).reason()).isEqualTo(RefusalReason.DOMAIN_BY_STAFF_ONLY);
    }

    @Test
    void R2_a_teacher_license_shows_its_ways_in_this_order() {
        assertThat(order(LicenseType.TEACHER)).containsExactly(CSV, LMS, EMAIL, LINK, KEY, OU, DOMAIN);
    }

    @Test
    void R2_a_school_and_a_building_license_show_their_ways_in_this_order() {
        assertThat(order(LicenseType.SCHOOL)).containsExactly(OU, CSV, EMAIL, LMS, DOMAIN, KEY, LINK);
        assertThat(order(LicenseType.BUILDING)).containsExactly(OU, CSV, EMAIL, LMS, DOMAIN, KEY, LINK);
    }

    @Test
    void R2_a_district_license_shows_its_ways_in_this_order() {
        assertThat(order(LicenseType.DISTRICT)).containsExactly(OU, DOMAIN, CSV, EMAIL, LMS, KEY, LINK);
    }

    @Test
    void every_method_has_its_row_in_the_order_of_the_rules() {
        assertThat(Arrays.stream(Eligibility.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(EnrollmentMethod.values()).map(Enum::name).toList());
    }

    @Test
    void every_reason_has_a_rule_a_slug_of_its_own_and_a_sentence() {
        assertThat(RefusalReason.values())
                .extracting(RefusalReason::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z]+(-[a-z]+)*"));
        assertThat(RefusalReason.values())
                .allMatch(reason -> reason.rule().matches("R\\d+|§\\d"))
                .allMatch(reason -> reason.sentence().matches("[A-Z].*\\."));
    }

    private static List<EnrollmentMethod> order(LicenseType type) {
        return Eligibility.offers(type).stream().map(Eligibility.Offer::method).toList();
    }
}
