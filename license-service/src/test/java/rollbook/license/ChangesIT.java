package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** The live change feed of a license: misses nothing, whichever replica decided it, and ends when it must. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ChangesIT {
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";

    @TestHTTPResource
    URI service;

    @Test
    void two_readers_see_every_act_in_order() {
        var license = seen();
        try (var dana = feed(license, Tokens.of(DANA), null);
                var paul = feed(license, Tokens.of(PAUL), null)) {
            license.csv(DANA, ANN, BOB);
            license.remove(ANN);

            for (var reader : new Feed[] {dana, paul}) {
                assertThat(reader.next().name()).isEqualTo("ready");
                var added = reader.next();
                assertThat(added.name()).isEqualTo("members");
                assertThat(added.id()).isEqualTo("2");
                assertThat(added.data())
                        .contains(
                                "\"seq\":2",
                                ANN,
                                BOB,
                                "\"before\":\"NONE\"",
                                "\"after\":\"MEMBER\"",
                                "\"outcome\":\"ADDED\"");
                var removed = reader.next();
                assertThat(removed.id()).isEqualTo("3");
                assertThat(removed.data())
                        .contains(ANN, "\"after\":\"REMOVED\"")
                        .doesNotContain(BOB);
            }
        }
    }

    @Test
    void a_reader_that_was_away_goes_on_where_it_was() {
        var license = seen();
        license.csv(DANA, ANN);
        license.csv(DANA, BOB);
        license.remove(ANN);

        try (var feed = feed(license, Tokens.of(DANA), "1")) {
            assertThat(feed.next().name()).isEqualTo("license");
            assertThat(feed.next().id()).isEqualTo("2");
            assertThat(feed.next().id()).isEqualTo("3");
            license.csv(DANA, ANN);
            assertThat(feed.next().id()).isEqualTo("4");
        }
    }

    @Test
    void who_read_the_license_follows_it_from_there_and_misses_nothing() {
        var license = seen();
        license.csv(DANA, ANN);
        var read = as(Tokens.of(DANA))
                .get("/api/licenses/" + license.licenseId)
                .then()
                .statusCode(200);
        license.csv(DANA, BOB);

        try (var feed = feed(
                license,
                Tokens.of(DANA),
                String.valueOf(read.extract().jsonPath().getLong("seq")))) {
            var begin = feed.next();
            assertThat(begin.name()).isEqualTo("license");
            assertThat(begin.data())
                    .isEqualTo("{\"revision\":" + read.extract().jsonPath().getLong("revision") + "}");
            assertThat(feed.next().data()).contains(BOB).doesNotContain(ANN);
        }
    }

    @Test
    void what_another_replica_decided_is_told_too() {
        var license = seen().unaudited();
        license.csv(DANA, ANN);
        var member = license.member(ANN);
        try (var feed = feed(license, Tokens.of(DANA), null)) {
            assertThat(feed.next().name()).isEqualTo("ready");

            Scene.sql("""
                    with l as (update license set seq = seq + 1 where id = '%1$s' returning id, seq),
                         a as (insert into act (license_id, seq, first_seq, actor_role, stamp, kind)
                               select id, seq, seq, 'STAFF', 1, 'REMOVAL' from l)
                    insert into ledger (license_id, seq, person_id, status_before, status_after, outcome)
                    select id, seq, '%2$s', 'MEMBER', 'REMOVED', 'REMOVED' from l
                    """.formatted(license.licenseId, member));

            var told = feed.next();
            assertThat(told.id()).isEqualTo("2");
            assertThat(told.data()).contains(member.toString(), ANN, "REMOVED");
        }
    }

    @Test
    void who_is_far_behind_is_told_to_reload_and_followed_from_there() {
        var license = seen().unaudited();
        Scene.sql("update license set seq = 2001 where id = '" + license.licenseId + "'");

        for (var seen : new String[] {"0", "9999"}) { // or from before a restore
            try (var feed = feed(license, Tokens.of(DANA), seen)) {
                assertThat(feed.next().name()).isEqualTo("license");
                var reload = feed.next();
                assertThat(reload.name()).isEqualTo("reload");
                assertThat(reload.data()).isEqualTo("{\"seq\":2001}");
                assertThat(reload.id()).isEqualTo("2001");
            }
        }
        try (var feed = feed(license, Tokens.of(DANA), "2001")) {
            assertThat(feed.next().name()).isEqualTo("license");
            license.csv(DANA, ANN);
            assertThat(feed.next().name()).isEqualTo("members");
        }
    }

    @Test
    void a_change_of_the_license_itself_is_told() {
        var license = seen();
        try (var feed = feed(license, Tokens.of(DANA), null)) {
            assertThat(feed.next().data()).contains("\"revision\":");

            name(license, "new@x.example");

            var told = feed.next();
            assertThat(told.name()).isEqualTo("license");
            assertThat(told.data()).startsWith("{\"revision\":");
        }
    }

    @Test
    void an_admin_taken_off_the_license_loses_the_feed_and_the_others_do_not() {
        var license = seen();
        try (var dana = feed(license, Tokens.of(DANA), null);
                var paul = feed(license, Tokens.of(PAUL), null)) {
            assertThat(dana.next().name()).isEqualTo("ready");
            assertThat(paul.next().name()).isEqualTo("ready");

            asStaff()
                    .delete("/api/licenses/" + license.licenseId + "/admins/" + PAUL)
                    .then()
                    .statusCode(200);

            paul.ends();
            assertThat(dana.next().name()).isEqualTo("license");
            license.csv(DANA, ANN);
            assertThat(dana.next().name()).isEqualTo("members");
        }
    }

    @Test
    void the_feed_ends_with_the_token() {
        var license = seen();
        try (var feed = feed(license, Tokens.lasting(DANA, Duration.ofSeconds(10)), null)) {
            assertThat(feed.next().name()).isEqualTo("ready");

            feed.ends();
        }
    }

    @Test
    void only_so_many_follow_one_license_and_who_leaves_makes_room() {
        var license = seen();
        var open = new ArrayList<Feed>();
        try {
            for (var i = 0; i < 200; i++) {
                open.add(feed(license, Tokens.of(DANA), null));
            }
            assertThat(status(license, Tokens.of(DANA), null)).isEqualTo(503);
            open.removeFirst().close();
            Scene.await(() -> status(license, Tokens.of(DANA), null) == 200);
        } finally {
            open.forEach(Feed::close);
        }
    }

    @Test
    void section_2_a_stranger_follows_nothing() {
        var license = seen();

        assertThat(status(license, Tokens.of(OLGA), null)).isEqualTo(404);
        assertThat(status(license, Tokens.expired(DANA), null)).isEqualTo(401);
        assertThat(status(license, Tokens.of(DANA), "x")).isEqualTo(400);
        assertThat(status(license, Tokens.of(DANA), "-1")).isEqualTo(400);
    }

    /** A license both of whose admins were seen, so that no look at it changes it. */
    private static Scene seen() {
        var license = Scene.on(LicenseType.SCHOOL);
        for (var admin : new String[] {DANA, PAUL}) {
            as(Tokens.of(admin))
                    .get("/api/licenses/" + license.licenseId)
                    .then()
                    .statusCode(200);
        }
        return license;
    }

    private void name(Scene license, String email) {
        asStaff()
                .body(Map.of("domainAdmin", true))
                .put("/api/licenses/" + license.licenseId + "/admins/" + email)
                .then()
                .statusCode(200);
    }

    private int status(Scene license, String token, @Nullable String lastEventId) {
        try (var feed = feed(license, token, lastEventId)) {
            return feed.status();
        }
    }

    private Feed feed(Scene license, String token, @Nullable String lastEventId) {
        return Feed.open(service.resolve("/api/licenses/" + license.licenseId + "/changes"), token, lastEventId);
    }
}
