package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** What happened on a license, for people to read. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ActivityIT {

    @Test
    void a_batch_is_a_line_with_who_acted_and_how_many_fared_how() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, "ann@x.example", "bob@x.example", "no address");
        license.remove("ann@x.example");

        asDana().get("/api/licenses/" + license.licenseId + "/activity")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("REMOVAL"))
                .body("items[0].outcomes.REMOVED", equalTo(1))
                .body("items[0].summary", equalTo("Removal: 1 removed"))
                .body("items[1].kind", equalTo("FACT"))
                .body("items[1].method", equalTo("CSV"))
                .body("items[1].actor.email", equalTo(DANA))
                .body("items[1].actor.role", equalTo("LICENSE_ADMIN"))
                .body("items[1].outcomes.ADDED", equalTo(2))
                .body("items[1].summary", equalTo("CSV: 2 added, 1 refused"));
    }

    @Test
    void the_newest_comes_first_page_by_page() {
        var license = Scene.on(LicenseType.SCHOOL);
        for (var i = 0; i < 5; i++) {
            license.email(DANA, "p" + i + "@x.example");
        }
        var path = "/api/licenses/" + license.licenseId + "/activity?limit=2";
        var seen = new ArrayList<String>();
        var page = asDana().get(path).then().body("items", hasSize(2)).extract();
        seen.addAll(page.<List<String>>path("items.began"));
        while (page.path("next") != null) {
            page = asDana().get(path + "&cursor=" + page.path("next")).then().extract();
            seen.addAll(page.<List<String>>path("items.began"));
        }

        assertThat(seen).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        assertThat(seen.reversed()).isSorted();
    }

    @Test
    void it_is_found_by_kind_by_whoever_acted_and_by_when() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, "p1@x.example");
        license.email(PAUL, "p2@x.example");
        var path = "/api/licenses/" + license.licenseId + "/activity?";

        found(path + "kind=CREATED").body("items.kind", equalTo(List.of("CREATED")));
        found(path + "kind=FACT&by=Paul@").body("items.actor.email", equalTo(List.of(PAUL)));
        found(path + "kind=FACT&kind=CREATED").body("items", hasSize(3));
        found(path + "by=nobody@").body("items", hasSize(0));
        var began = found(path + "kind=FACT&by=dana@").extract().<String>path("items[0].began");
        found(path + "from=" + began).body("items", hasSize(2));
        found(path + "to=" + began).body("items.kind", equalTo(List.of("CREATED")));
        problem(asDana().get(path + "kind=NONE"), 400, "malformed-request");
        problem(asDana().get(path + "from=yesterday"), 400, "malformed-request");
    }

    private static ValidatableResponse found(String path) {
        return asDana().get(path).then().statusCode(200);
    }

    @Test
    void section_2_a_stranger_is_told_nothing() {
        as(Tokens.of(OLGA))
                .get("/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/activity")
                .then()
                .statusCode(404);
    }
}
