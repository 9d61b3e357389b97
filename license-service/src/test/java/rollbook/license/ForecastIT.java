package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.STAFF;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.InviteClosed;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestPostgres;

/** A forecast says of everybody on a list what the judge then does, and does nothing itself (X30). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ForecastIT {

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    static Stream<Arguments> lists() {
        return Arrays.stream(LicenseType.values())
                .flatMap(type -> Arrays.stream(InviteSetting.values())
                        .flatMap(setting ->
                                Stream.of(STAFF, DANA, PAUL).map(actor -> Arguments.of(type, setting, actor))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("lists")
    void X30_a_forecast_in_three_parts_is_what_the_judge_then_says(
            LicenseType type, InviteSetting setting, String actor) {
        var license = Scene.on(type);
        var emails = seeded(license);
        license.seats(taken(license) + 4);
        set(license, setting);

        holds(NamedList.by(actor, license, emails));
    }

    @ParameterizedTest
    @ValueSource(strings = {STAFF, DANA, PAUL})
    void X30_on_a_full_license_a_forecast_is_what_the_judge_then_says(String actor) {
        var license = Scene.on(LicenseType.SCHOOL);
        var emails = new ArrayList<>(seeded(license));
        var early = "early@" + UUID.randomUUID() + ".example";
        license.seats(taken(license)).csv(DANA, early);
        assertThat(license.status(early)).isEqualTo("WAITING");
        emails.add(4, early);

        holds(NamedList.by(actor, license, emails));
    }

    private static void holds(NamedList list) {
        var forecast = list.forecast();

        assertThat(forecast).isEqualTo(list.say());
        assertThat(forecast.fates())
                .extracting(NamedList.Fate::outcome)
                .as("a list of all kinds")
                .contains("WAITING", "KEPT_OUT", "REFUSED", "ALREADY_MEMBER");
    }

    @Test
    void X30_on_a_suspended_license_everybody_is_refused() {
        var license = Scene.on(LicenseType.SCHOOL);
        var list = NamedList.by(DANA, license, seeded(license));
        Acts.suspend(license.licenseId);

        list.askAtOnce()
                .then()
                .statusCode(200)
                .body("way", nullValue())
                .body("rule", equalTo("§4"))
                .body("reason", equalTo("license-not-live"))
                .body("why", containsString("suspended"))
                .body("people.findAll { it.rule == '§4' }.reason", everyItem(equalTo("license-not-live")))
                .body("people.reason", hasItem("license-not-live"))
                .body("people.outcome", everyItem(equalTo("REFUSED")));
        assertThat(list.forecast()).isEqualTo(list.say());
    }

    @Test
    void X30_a_stranger_is_told_that_nobody_comes() {
        var license = Scene.on(LicenseType.SCHOOL);
        var list = NamedList.by(OLGA, license, seeded(license));

        list.askAtOnce()
                .then()
                .statusCode(200)
                .body("way", nullValue())
                .body("rule", equalTo("§2"))
                .body("people.outcome", everyItem(equalTo("REFUSED")));
        assertThat(list.forecast()).isEqualTo(list.say());
    }

    @Test
    void X30_the_answer_says_why_what_was_started_from_and_what_it_comes_to() {
        var license = Scene.on(LicenseType.SCHOOL).seats(3);
        license.csv(DANA, "ann@x.example");
        var revision = Acts.revision(license.licenseId);

        NamedList.by(PAUL, license, List.of("ann@x.example", "bob@x.example", "no address"))
                .askAtOnce()
                .then()
                .statusCode(200)
                .body("seq", equalTo(1))
                .body("revision", equalTo(revision))
                .body("way", equalTo("INVITED"))
                .body("rule", equalTo("R48"))
                .body("reason", nullValue())
                .body("why", containsString("no authority over the whole email domain"))
                .body("before", equalTo(Map.of("limit", 3, "members", 1, "invited", 0, "waiting", 0)))
                .body("after", equalTo(Map.of("limit", 3, "members", 1, "invited", 1, "waiting", 0)))
                .body("people[0]", equalTo(fate(2, "ALREADY_MEMBER", null, null, null)))
                .body("people[1]", equalTo(fate(3, "INVITED", null, null, null)))
                .body(
                        "people[2]",
                        equalTo(fate(
                                4, "REFUSED", "R24", "not-an-address", "This is not an email address we can add.")));
    }

    @Test
    void X30_a_question_about_nobody_is_answered_with_the_license_as_it_stands() {
        var license = Scene.on(LicenseType.TEACHER);

        NamedList.by(DANA, license, List.of())
                .askAtOnce()
                .then()
                .statusCode(200)
                .body("seq", equalTo(0))
                .body("way", equalTo("ADDED"))
                .body("rule", equalTo("X2"))
                .body("before.limit", nullValue())
                .body("people", empty());
    }

    @Test
    void X30_a_forecast_writes_nothing() {
        var license = Scene.on(LicenseType.SCHOOL);
        var list = NamedList.by(PAUL, license, seeded(license));
        Scene.await(() -> Scene.sql("select 1 from outbox limit 1") == null);
        var before = stored(license);

        list.forecast();
        NamedList.by(DANA, license, list.emails()).forecast();

        assertThat(stored(license)).isEqualTo(before);
    }

    @Test
    void X30_an_admin_never_seen_is_forecast_as_who_they_are_and_not_bound() {
        var license = Scene.on(LicenseType.SCHOOL);

        NamedList.by(DANA, license, List.of("ann@x.example"))
                .askAtOnce()
                .then()
                .body("rule", equalTo("R49"))
                .body("revision", equalTo(1));

        assertThat(Scene.sql("select 1 from license_admin where license_id = '" + license.licenseId
                        + "' and account_id is not null"))
                .isNull();
    }

    @Test
    void X30_a_forecast_does_not_wait_for_who_holds_the_license() throws SQLException {
        var license = Scene.on(LicenseType.SCHOOL);
        try (var other = TestPostgres.connect(Scene.url())) {
            other.setAutoCommit(false);
            other.createStatement().execute("update license set name = 'held' where id = '" + license.licenseId + "'");

            NamedList.by(DANA, license, List.of("ann@x.example"))
                    .askAtOnce()
                    .then()
                    .statusCode(200)
                    .body("people.outcome", equalTo(List.of("ADDED")));
            other.rollback();
        }
    }

    @Test
    void X30_five_thousand_are_answered_at_once_and_one_more_is_too_many() {
        var license = Scene.on(LicenseType.SCHOOL);
        var emails = IntStream.range(0, 5000)
                .mapToObj(i -> "student%d@many.example".formatted(i))
                .toList();

        NamedList.by(DANA, license, emails)
                .askAtOnce()
                .then()
                .statusCode(200)
                .body("people", hasSize(5000))
                .body("after.members", equalTo(5000));

        var more = new ArrayList<>(emails);
        more.add("one@more.example");
        problem(NamedList.by(DANA, license, more).askAtOnce(), 422, "no-forecast");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    method | KEY
                    method | null
                    actor  | null
                    people | null
                    """)
    void a_question_that_is_none_is_refused(String field, @Nullable String value) {
        var license = Scene.on(LicenseType.SCHOOL);
        var body = NamedList.by(DANA, license, List.of()).body(List.of(), null);
        body.put(field, value);

        problem(NamedList.ask(license.licenseId, body), 422, "no-forecast");
    }

    @Test
    void a_question_with_seats_rows_or_an_actor_that_cannot_be_is_refused() {
        var license = Scene.on(LicenseType.SCHOOL);
        var list = NamedList.by(DANA, license, List.of());
        var negative = list.body(List.of(), Map.of("members", -1, "invited", 0, "waiting", 0));
        var nameless = list.body(List.of(Map.of("row", 2)), null);
        var user = list.body(List.of(), null);
        user.put("actor", Scene.user(DANA));

        assertThat(List.of(negative, nameless, user))
                .allSatisfy(body -> problem(NamedList.ask(license.licenseId, body), 422, "no-forecast"));
    }

    @Test
    void only_services_ask_and_an_unknown_license_is_not_found() {
        var license = Scene.on(LicenseType.SCHOOL);
        var body = NamedList.by(DANA, license, List.of()).body(List.of(), null);

        problem(NamedList.ask(UUID.randomUUID(), body), 404, "not-found");
        asStaff()
                .body(body)
                .post("/internal/licenses/" + license.licenseId + "/forecasts")
                .then()
                .statusCode(403);
    }

    /** People of all kinds made on a license, and some nobody knows, in an order drawn by lot. */
    private static List<String> seeded(Scene license) {
        var school = "@" + UUID.randomUUID() + ".example";
        var known = Scene.on(LicenseType.SCHOOL);
        known.csv(DANA, "elsewhere" + school);
        license.csv(DANA, "member" + school, "removed" + school, "kept-out" + school);
        license.key("by-key" + school);
        license.remove("removed" + school);
        license.keepOut("kept-out" + school);
        license.csv(PAUL, "invited" + school, "declined" + school);
        if (license.status("invited" + school).equals("INVITED")) { // never on a Teacher license
            license.closed(license.invite("declined" + school), InviteClosed.Reason.DECLINED);
        }
        var emails = new ArrayList<>(
                Stream.of("member", "removed", "kept-out", "by-key", "invited", "declined", "elsewhere", "Capital")
                        .map(name -> name + school)
                        .toList());
        emails.add("no address");
        IntStream.range(0, 8).mapToObj(i -> "new" + i + school).forEach(emails::add);
        Collections.shuffle(emails, new Random(4));
        return emails;
    }

    private static void set(Scene license, InviteSetting setting) {
        Acts.put(license.licenseId, "invite-setting", Map.of("inviteSetting", setting))
                .then()
                .statusCode(200);
    }

    private static int taken(Scene license) {
        return Acts.license(license.licenseId).extract().path("seats.taken");
    }

    private static Map<String, @Nullable Object> fate(
            int row, String outcome, @Nullable String rule, @Nullable String reason, @Nullable String detail) {
        var fate = new HashMap<String, @Nullable Object>();
        fate.put("row", row);
        fate.put("outcome", outcome);
        fate.put("rule", rule);
        fate.put("reason", reason);
        fate.put("detail", detail);
        return fate;
    }

    /** How many rows every table has, and the license's own row with the transaction that wrote it last. */
    static Map<String, @Nullable String> stored(Scene license) {
        var stored = new TreeMap<String, @Nullable String>();
        var tables = Scene.sql("select string_agg(tablename, ',') from pg_tables where schemaname = 'public'");
        for (var table : Objects.requireNonNull(tables).split(",", -1)) {
            stored.put(table, Scene.sql("select count(*) from " + table));
        }
        stored.put(
                "the license",
                Scene.sql("select l.xmin || l::text from license l where id = '" + license.licenseId + "'"));
        return stored;
    }
}
