package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** The user list of a license (R3): filtered, searched, sorted, page by page. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MembersIT {
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";
    private static final String CAT = "cat@x.example";

    @Test
    void R3_a_line_says_how_somebody_stands_and_by_which_grants() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        license.csv(DANA, ANN);

        list(license, "")
                .body("items[0].email", equalTo(ANN))
                .body("items[0].status", equalTo("MEMBER"))
                .body("items[0].position", nullValue())
                .body("items[0].keptOut", nullValue())
                .body("items[0].grants.method", contains("OU", "CSV"))
                .body("items[0].grants.source", contains("unit-a", null));
    }

    @Test
    void who_is_gone_is_not_shown_unless_asked_for() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, ANN, BOB);
        license.remove(ANN);

        list(license, "").body("items.email", contains(BOB));
        list(license, "?status=REMOVED").body("items.email", contains(ANN));
        list(license, "?status=REMOVED&status=MEMBER").body("items.email", contains(ANN, BOB));
    }

    @Test
    void who_is_kept_out_is_shown_with_who_decided_it() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, ANN, BOB);
        license.keepOut(ANN);
        license.keepOutByStaff(BOB);

        list(license, "?status=KEPT_OUT")
                .body("items.email", contains(ANN, BOB))
                .body("items.keptOut.by", contains("ADMIN", "STAFF"));
    }

    @Test
    void the_filter_by_method_goes_by_live_grants_and_pending_invites() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN, BOB);
        license.csv(DANA, BOB);
        license.email(PAUL, CAT);

        list(license, "?method=OU").body("items.email", contains(ANN, BOB));
        list(license, "?method=CSV").body("items.email", contains(BOB));
        list(license, "?method=EMAIL&status=INVITED").body("items.email", contains(CAT));
        list(license, "?method=EMAIL&status=MEMBER").body("items", empty());
    }

    @Test
    void R14_a_grant_whose_source_ended_is_none() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        license.csv(DANA, ANN);
        license.end(SourceEnded.Kind.SYNC, Scene.SYNC.toString());

        list(license, "").body("items[0].grants.method", contains("CSV"));
    }

    @Test
    void a_grant_whose_source_ended_is_none_before_its_people_are_told() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        license.csv(DANA, ANN);
        Scene.sql("insert into ended_source (license_id, kind, name, stamp) values ('%s', 'SYNC', '%s', %d)"
                .formatted(license.licenseId, Scene.SYNC, Scene.stamp()));

        list(license, "").body("items[0].grants.method", contains("CSV"));
    }

    @ParameterizedTest(name = "\"{0}\" finds {1}")
    @CsvSource(nullValues = "-", textBlock = """
                    ann,      ann.smith@x.example;joanna@x.example
                    ANN,      ann.smith@x.example;joanna@x.example
                    n.s,      -
                    an,       ann.smith@x.example
                    a,        a_b@x.example;ann.smith@x.example
                    mith@,    ann.smith@x.example
                    ann.s,    ann.smith@x.example
                    a_b,      a_b@x.example
                    a%,       -
                    acb,      -
                    x.example, a_b@x.example;ann.smith@x.example;joanna@x.example
                    """)
    void the_search_finds_part_of_an_address_or_its_beginning(String text, @Nullable String found) {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, "ann.smith@x.example", "joanna@x.example", "a_b@x.example");

        var emails = asDana().queryParam("q", text)
                .get("/api/licenses/" + license.licenseId + "/members")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.email");

        assertThat(emails).containsExactly(found == null ? new String[0] : found.split(";", -1));
    }

    @Test
    void search_and_filter_go_together_whatever_the_order() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, ANN, "annika@x.example");
        license.email(DANA, "anna@x.example");

        for (var sort : List.of("address", "since", "status", "waiting")) {
            list(license, "?q=ann&method=CSV&sort=" + sort).body("items.email", contains(ANN, "annika@x.example"));
        }
        list(license, "?q=ann&method=CSV&sort=-since").body("items.email", hasSize(2));
        list(license, "?q=an&method=CSV&sort=-address").body("items.email", contains("annika@x.example", ANN));
    }

    @Test
    void a_full_license_shows_the_places_in_the_line() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(DANA, CAT);
        license.email(DANA, BOB);
        license.email(DANA, ANN);

        list(license, "").body("items.email", contains(ANN, BOB, CAT)).body("items.position", contains(2, 1, null));
        list(license, "?sort=waiting").body("items.email", contains(BOB, ANN, CAT));
        list(license, "?sort=status").body("items.email", contains(CAT, ANN, BOB));
        list(license, "?sort=-since").body("items.email", contains(ANN, BOB, CAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "-address", "since", "-since", "status", "waiting"})
    void every_order_gives_everybody_once_page_by_page(String sort) {
        var license = crowd();

        assertThat(paged(license, "&sort=" + sort)).hasSize(57).doesNotHaveDuplicates();
    }

    @Test
    void those_without_an_address_come_last() {
        var license = crowd();

        assertThat(paged(license, "&sort=address").subList(50, 57))
                .allSatisfy(email -> assertThat(email).startsWith("none"));
        assertThat(paged(license, "&sort=-address").subList(50, 57))
                .allSatisfy(email -> assertThat(email).startsWith("none"));
    }

    /** 50 people of every shown status with addresses, 7 members without. */
    private static Scene crowd() {
        var license = Scene.on(LicenseType.SCHOOL);
        Scene.sql("""
                with new as (select n, gen_random_uuid() as id from generate_series(1, 57) n),
                     people as (insert into person (id) select id from new)
                insert into membership (license_id, person_id, address, status, waiting_seq, grants, since)
                select '%s', id, case when n <= 50 then 'p' || n || '@x.example' end,
                       case when n > 50 then 'MEMBER'
                            else (array ['MEMBER', 'WAITING', 'INVITED', 'DECLINED', 'EXPIRED', 'KEPT_OUT'])[1 + n %% 6] end,
                       case when n <= 50 and n %% 6 = 1 then n end, '[]', timestamptz '2026-01-01' + n / 3 * interval '1 second'
                from new
                """.formatted(license.licenseId));
        return license;
    }

    /** Everybody listed, over pages of 10. */
    private static List<String> paged(Scene license, String query) {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(license, "?limit=10" + query + (cursor == null ? "" : "&cursor=" + cursor))
                    .extract();
            for (var item : page.<List<Map<String, Object>>>path("items")) {
                seen.add(item.get("email") == null ? "none " + item.get("memberId") : (String) item.get("email"));
            }
            cursor = page.path("next");
        } while (cursor != null);
        return seen;
    }

    @Test
    void a_page_goes_on_where_it_ended_though_its_last_line_is_gone() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, ANN, BOB, CAT);
        var first = list(license, "?limit=2").extract();

        license.remove(ANN, BOB);
        license.email(DANA, "bea@x.example");

        list(license, "?limit=2&cursor=" + first.path("next"))
                .body("items.email", contains(CAT))
                .body("next", nullValue());
    }

    @Test
    void a_cursor_tells_no_address_and_opens_for_its_license_alone() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(DANA, ANN, BOB);
        var other = Scene.on(LicenseType.SCHOOL);
        String cursor = list(license, "?limit=1").extract().path("next");

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("ann");
        asDana().get("/api/licenses/" + other.licenseId + "/members?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=member", "method=FAX", "sort=name", "q=a%00b", "cursor=AAAA", "limit=0"})
    void what_cannot_be_read_is_refused(String query) {
        asDana().urlEncodingEnabled(false)
                .get("/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/members?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"));
    }

    @Test
    void a_rare_and_a_frequent_text_are_found_in_a_crowd_in_every_order() {
        var license = Scene.on(LicenseType.SCHOOL);
        Scene.sql("""
                with new as (select n, gen_random_uuid() as id from generate_series(1, 6000) n),
                     people as (insert into person (id) select id from new)
                insert into membership (license_id, person_id, address, status, grants, methods, since)
                select '%s', id, 'p' || lpad(n::text, 5, '0') || case when n %% 1500 = 0 then '.zebra' when n %% 90 = 0 then '.horse' else '' end
                       || '@x.example', 'MEMBER', '[]', case when n %% 2000 = 0 then 32 else 2 end,
                       timestamptz '2026-01-01' + n * interval '1 second'
                from new
                """.formatted(license.licenseId));

        for (var sort : List.of("address", "-address", "since", "-since", "waiting")) {
            list(license, "?q=zebra&sort=" + sort).body("items", hasSize(4));
            list(license, "?q=horse&sort=" + sort).body("items", hasSize(65));
            list(license, "?q=x.example&sort=" + sort).body("items", hasSize(100));
            list(license, "?method=KEY&sort=" + sort).body("items", hasSize(3));
            list(license, "?q=p0599&sort=" + sort).body("items", hasSize(10));
            assertThat(paged(license, "&q=horse&sort=" + sort)).hasSize(65).doesNotHaveDuplicates();
        }
    }

    @Test
    void section_2_a_stranger_is_told_nothing() {
        var license = Scene.on(LicenseType.SCHOOL);

        as(Tokens.of(OLGA))
                .get("/api/licenses/" + license.licenseId + "/members")
                .then()
                .statusCode(404);
        asDana().get("/api/licenses/" + UUID.randomUUID() + "/members").then().statusCode(404);
    }

    private static ValidatableResponse list(Scene license, String query) {
        return asDana().get("/api/licenses/" + license.licenseId + "/members" + query)
                .then()
                .statusCode(200);
    }
}
