package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.AppSays.created;
import static rollbook.lms.AppSays.google;
import static rollbook.lms.AppSays.opened;
import static rollbook.lms.AppSays.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.events.AssignmentOpened;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A maker who is on several licenses says for which of them their assignment is (X27). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
class ChoiceIT {
    private static final String MAKER = "dana@northfield.example";

    private final String assignment = "choice-" + UUID.randomUUID();
    private final UUID maker = Tokens.account(MAKER);
    private List<UUID> licenses = List.of();
    private String id = "";

    @BeforeEach
    void dana_makes_one_and_sam_opens_it() {
        licenses = Makers.on(maker.toString(), 2);
        id = send(created(assignment, maker)).then().statusCode(202).extract().path("assignment.id");
        send(opened(assignment, google("sam-" + assignment))).then().statusCode(202);
    }

    @Test
    void X27_its_maker_chooses_and_who_opened_it_before_is_said_for_that_license() {
        choose(MAKER, licenses.getLast()).then().statusCode(204);

        assertThat(Wire.heard(AssignmentOpened.class, licenses.getLast(), 1))
                .singleElement()
                .matches(said -> said.person().subject().equals("sam-" + assignment));
        problem(choose(MAKER, licenses.getFirst()), 409, "nothing-to-choose");
    }

    @Test
    void X27_nobody_else_chooses() {
        problem(choose("stranger@northfield.example", licenses.getFirst()), 404, "not-found");
    }

    @Test
    void X27_a_license_they_are_not_on_cannot_be_chosen() {
        problem(choose(MAKER, UUID.randomUUID()), 422, "not-your-license");
    }

    private Response choose(String who, UUID license) {
        return School.as(who).body(Map.of("licenseId", license)).post("/api/lms/assignments/" + id + "/license");
    }
}
