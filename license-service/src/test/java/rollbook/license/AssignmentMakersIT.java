package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.license.usecase.Licenses;

/** Which license an assignment about to be made can be pinned to (X26, X27). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AssignmentMakersIT {
    private static final String CANVAS = "https://canvas.example";

    @Inject
    Licenses licenses;

    @Inject
    Database database;

    private final String run = UUID.randomUUID().toString();
    private final String tom = "tom-" + run + "@x.example";
    private final String boss = "boss-" + run + "@x.example";

    @Test
    void X27_the_licenses_on_which_the_maker_is_a_member_or_an_admin_now_and_no_others() {
        var member = Scene.on(LicenseType.TEACHER);
        var admin = ownedBy(boss, LicenseType.SCHOOL);
        var former = Scene.on(LicenseType.TEACHER);
        member.csv(DANA, boss);
        former.csv(DANA, boss);
        former.remove(boss);

        var found = ask(maker(CANVAS, "t1", boss, null), true, null);

        assertThat(found)
                .extracting(license -> license.get("licenseId"))
                .containsExactlyInAnyOrder(member.licenseId.toString(), admin.licenseId.toString());
        assertThat(found)
                .contains(Map.of(
                        "licenseId",
                        member.licenseId.toString(),
                        "name",
                        "Northfield TEACHER",
                        "lmsEnrollment",
                        true,
                        "status",
                        "LIVE"));
    }

    @Test
    void X26_an_address_nobody_confirmed_is_the_makers_in_the_domains_of_a_license_only() {
        var here = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");
        var there = Scene.on(LicenseType.TEACHER);
        here.csv(DANA, tom);
        there.csv(DANA, tom);

        assertThat(ids(maker(CANVAS, "t1", tom, null), false, null)).containsExactly(here.licenseId);
        assertThat(ids(maker(CANVAS, "t1", tom, null), false, there.licenseId)).isEmpty();
        assertThat(ids(maker(CANVAS, "t1", tom, null), true, there.licenseId)).containsExactly(there.licenseId);
    }

    @Test
    void X26_a_member_known_by_the_lms_or_by_google_is_found_without_an_address() {
        var license = Scene.on(LicenseType.TEACHER);
        license.answer(
                license.opening("assignment-1", Scene.lms(DANA), new LmsUser(CANVAS, "1", "t1" + run, null), true));
        license.answer(license.opening(
                "assignment-1", Scene.lms(DANA), new LmsUser(LmsUser.GOOGLE, "classroom", "g1" + run, null), true));

        assertThat(ids(maker(CANVAS, "t1", null, null), false, null)).containsExactly(license.licenseId);
        assertThat(ids(maker(LmsUser.GOOGLE, "g1", null, null), false, null)).containsExactly(license.licenseId);
        assertThat(ids(maker(CANVAS, "g1", null, null), true, null)).isEmpty();
    }

    @Test
    void X27_who_is_signed_in_to_our_app_is_found_by_their_account() {
        var member = Scene.on(LicenseType.TEACHER);
        member.key(boss);
        var admin = ownedBy(boss, LicenseType.SCHOOL);
        as(Tokens.of(boss)).get("/api/licenses/" + admin.licenseId).then().statusCode(200); // binds the account
        var account = Tokens.account(boss);

        assertThat(ids(maker("https://app.example", "1", null, account), false, null))
                .containsExactlyInAnyOrder(member.licenseId, admin.licenseId);
        assertThat(ids(maker("https://app.example", "1", boss, UUID.randomUUID()), true, admin.licenseId))
                .as("the address was given to another account")
                .isEmpty();
    }

    @Test
    void X27_a_license_that_is_frozen_or_switched_off_is_told_as_it_stands() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, tom);
        Scene.sql("update license set suspended = true where id = '" + license.licenseId + "'");

        for (var asked : new UUID[] {null, license.licenseId}) {
            assertThat(ask(maker(CANVAS, "t1", tom, null), true, asked))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found).containsEntry("status", "SUSPENDED").containsEntry("lmsEnrollment", false);
                    });
        }
    }

    @Test
    void an_answer_waits_for_no_lock_and_makes_nobody_a_person() {
        var license = Scene.on(LicenseType.TEACHER);
        license.csv(DANA, tom);

        database.inTransaction(() -> {
            licenses.lock(license.licenseId);
            assertThat(ids(maker(CANVAS, "t1", tom, null), true, null)).containsExactly(license.licenseId);
            return license;
        });

        assertThat(Scene.sql("select 1 from person_identity where kind = 'LMS' and value like '%" + run + "'"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"maker\": {}}",
                "{\"maker\": {\"issuer\": \"i\", \"deployment\": \"d\"}}",
                "{\"maker\": {\"issuer\": \"\", \"deployment\": \"d\", \"subject\": \"s\"}}",
                "{\"maker\": {\"issuer\": \"i\", \"deployment\": \"d\", \"subject\": \"s\\u0000\"}}",
                "{\"maker\": {\"issuer\": \"i\", \"deployment\": \"d\", \"subject\": \"s\", \"email\": \"nobody\"}}",
            })
    void half_a_question_is_refused(String body) {
        problem(as(Tokens.service()).body(body).post("/internal/assignment-makers"), 400, "no-maker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"maker\": {\"issuer\": \"i\", \"deployment\": \"d\", \"subject\": \"s\"}, \"licenseId\": \"7\"}",
                "{\"maker\": {\"issuer\": \"i\", \"deployment\": \"d\", \"subject\": \"s\", \"accountId\": \"7\"}}",
                "{\"maker\": 7}",
                "{",
            })
    void what_cannot_be_read_is_refused(String body) {
        problem(as(Tokens.service()).body(body).post("/internal/assignment-makers"), 400, "malformed-request");
    }

    @Test
    void only_our_services_ask_and_nobody_knows_a_maker_who_is_nowhere() {
        asStaff()
                .body(question(maker(CANVAS, "t1", tom, null), true, null))
                .post("/internal/assignment-makers")
                .then()
                .statusCode(403);
        assertThat(ids(maker(CANVAS, "t1", tom, null), true, null)).isEmpty();
        assertThat(ids(maker(CANVAS, "t1", tom, null), true, UUID.randomUUID())).isEmpty();
    }

    private static Scene ownedBy(String email, LicenseType type) {
        var order = Map.of("name", "Another", "type", type, "admins", List.of(Map.of("email", email)));
        return Scene.of(UUID.fromString(asStaff()
                .body(order)
                .post("/api/licenses")
                .then()
                .statusCode(201)
                .extract()
                .path("id")));
    }

    private Map<String, Object> maker(String issuer, String subject, @Nullable String email, @Nullable UUID account) {
        var maker = new HashMap<String, Object>(Map.of("issuer", issuer, "deployment", "1", "subject", subject + run));
        if (email != null) {
            maker.put("email", email);
        }
        if (account != null) {
            maker.put("accountId", account);
        }
        return maker;
    }

    private static Map<String, Object> question(
            Map<String, Object> maker, boolean confirmed, @Nullable UUID licenseId) {
        return licenseId == null
                ? Map.of("maker", maker, "addressesConfirmed", confirmed)
                : Map.of("maker", maker, "addressesConfirmed", confirmed, "licenseId", licenseId);
    }

    private static List<Map<String, Object>> ask(
            Map<String, Object> maker, boolean confirmed, @Nullable UUID licenseId) {
        return as(Tokens.service())
                .body(question(maker, confirmed, licenseId))
                .post("/internal/assignment-makers")
                .then()
                .statusCode(200)
                .extract()
                .path("licenses");
    }

    private static List<UUID> ids(Map<String, Object> maker, boolean confirmed, @Nullable UUID licenseId) {
        return ask(maker, confirmed, licenseId).stream()
                .map(license -> UUID.fromString((String) license.get("licenseId")))
                .toList();
    }
}
