package rollbook.license;

import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** How many people the filters of the members list mean. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MemberCountsIT {
    @Test
    void everybody_counts_once_by_status_and_for_each_way_they_came() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.seats(3);
        license.csv(DANA, "ann@x.example", "bob@x.example");
        license.email(DANA, "ann@x.example");
        license.email(PAUL, "ida@x.example");
        license.email(DANA, "wes@x.example");
        license.remove("bob@x.example"); // whose seat is Wes's

        asDana().get("/api/licenses/" + license.licenseId + "/members/counts")
                .then()
                .statusCode(200)
                .body("statuses", hasSize(9))
                .body(
                        "statuses",
                        hasItems(
                                Map.of("status", "MEMBER", "people", 2),
                                Map.of("status", "INVITED", "people", 1),
                                Map.of("status", "WAITING", "people", 0),
                                Map.of("status", "REMOVED", "people", 1)))
                .body("methods", hasSize(7))
                .body(
                        "methods",
                        hasItems(
                                Map.of("method", "CSV", "members", 1),
                                Map.of("method", "EMAIL", "members", 2),
                                Map.of("method", "OU", "members", 0)));
    }

    @Test
    void section_2_a_stranger_is_told_nothing() {
        as(Tokens.of(OLGA))
                .get("/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/members/counts")
                .then()
                .statusCode(404);
    }
}
