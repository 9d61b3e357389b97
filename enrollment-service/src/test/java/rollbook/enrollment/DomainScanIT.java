package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.enrollment.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;

/** A scan adds who was there before, brings back who was removed by hand, and else says nothing (R41, R42, X9). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class DomainScanIT {
    private final String domain = Domains.fresh();
    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Test
    void R41_X9_who_had_an_account_before_is_named_by_the_first_scan_on_the_bulk_lane() {
        signUp();
        var licenseId = Domains.license(LicenseType.SCHOOL);

        Domains.deploy(licenseId, domain);

        assertThat(Domains.named(Topic.ENROLLMENT_BULK, licenseId, 2))
                .containsExactly(
                        new UserEnrolled.Person(1, "ann@" + domain, ann),
                        new UserEnrolled.Person(2, "bob@" + domain, bob));
        assertThat(Domains.said(Topic.ENROLLMENT_LIVE, licenseId)).isEmpty();
        assertThat(Domains.lastScan(licenseId, domain))
                .containsEntry("named", 2)
                .containsEntry("result", "DONE");
    }

    @Test
    void R41_a_scan_that_misses_nobody_writes_nothing() {
        var licenseId = scanned();

        var scan = Domains.scan(licenseId, domain);

        assertThat(scan).containsEntry("result", "DONE").containsEntry("named", 0);
        Patience.await()
                .until(() -> Domains.sql("select count(*) from outbox where key = '" + licenseId + "'"), "0"::equals);
        assertThat(Domains.said(Topic.ENROLLMENT_BULK, licenseId)).hasSize(1);
    }

    @Test
    void R42_whoever_was_removed_by_hand_is_named_again_and_nobody_else() {
        var licenseId = scanned();

        VouchedAccounts.removed(licenseId, ann);
        var scan = Domains.scan(licenseId, domain);

        assertThat(scan).containsEntry("named", 1);
        assertThat(Domains.named(Topic.ENROLLMENT_BULK, licenseId, 3).getLast())
                .isEqualTo(new UserEnrolled.Person(1, "ann@" + domain, ann));
    }

    @Test
    void X9_the_next_scan_begins_within_thirty_minutes_of_this_one_and_license_service_is_told_when() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);

        var began = Instant.parse((String) Domains.lastScan(licenseId, domain).get("beganAt"));

        var next = Objects.requireNonNull(
                Objects.requireNonNull(ClaimedDomains.held(licenseId, domain)).nextRunAt());
        assertThat(Duration.between(began, next)).isBetween(Duration.ofMinutes(27), Duration.ofMinutes(30));
        as(Tokens.of(Api.STAFF, "staff"))
                .get("/api/enrollments/" + licenseId + "/domains")
                .then()
                .body("items[0].nextScanAt", equalTo(next.toString()));
    }

    @Test
    void X9_a_scan_whose_time_has_come_begins_by_itself() {
        var licenseId = scanned();
        var before = Domains.scans(licenseId, domain);

        Domains.sql("update deployment set next_scan_at = clock_timestamp() where license_id = '" + licenseId + "'");

        assertThat(Domains.awaitScan(licenseId, domain, before)).containsEntry("named", 0);
    }

    @Test
    void a_scan_whose_people_are_not_judged_yet_is_not_followed_by_another() {
        signUp();
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        var first = Domains.scans(licenseId, domain);

        as(Tokens.of(Api.STAFF, "staff"))
                .post(Domains.url(licenseId, domain) + "/scan")
                .then()
                .statusCode(202);
        Domains.deploy(Domains.license(LicenseType.SCHOOL), Domains.fresh()); // other scans go on meanwhile

        assertThat(Domains.scans(licenseId, domain)).isEqualTo(first);
        Domains.judged(licenseId, domain, 2);
        assertThat(Domains.awaitScan(licenseId, domain, first)).containsEntry("named", 0);
    }

    @Test
    void section_4_a_frozen_license_is_not_scanned_until_it_lives_again() {
        var licenseId = scanned();
        var license = Api.snapshot(licenseId, 2, LicenseType.SCHOOL, null);
        VouchedAccounts.removed(licenseId, ann);

        hear(Snapshots.next(license, LicenseStatus.SUSPENDED, 3), licenseId, "SUSPENDED");
        assertThat(Domains.scan(licenseId, domain))
                .containsEntry("result", "LICENSE_NOT_LIVE")
                .containsEntry("named", 0);

        hear(Snapshots.next(Snapshots.next(license, LicenseStatus.LIVE, 4), LicenseStatus.LIVE, 4), licenseId, "LIVE");
        assertThat(Domains.scan(licenseId, domain)).containsEntry("named", 1);
    }

    @Test
    void section_4_a_license_whose_term_is_over_is_not_scanned_though_nobody_said_so_yet() {
        var licenseId = scanned();
        var license = Api.snapshot(licenseId, 2, LicenseType.SCHOOL, null);
        var ended = Snapshots.ending(license, Instant.now().minusSeconds(1));

        Wire.say(ended);
        Patience.await().until(() -> revision(licenseId), "2"::equals);

        assertThat(Domains.scan(licenseId, domain)).containsEntry("result", "LICENSE_NOT_LIVE");
    }

    @Test
    void a_scan_that_license_service_does_not_answer_begins_anew_within_a_minute() {
        var licenseId = scanned();
        LicenseOwner.isAway(true);
        try {
            assertThat(Domains.scan(licenseId, domain)).containsEntry("result", "FAILED");
        } finally {
            LicenseOwner.isAway(false);
        }

        assertThat(Domains.sql("select next_scan_at <= scan_ended_at + interval '1 minute' from deployment"
                        + " where license_id = '" + licenseId + "'"))
                .isEqualTo("t");
    }

    @Test
    void a_claim_that_is_refused_stops_the_scan_and_is_shown() {
        var licenseId = scanned();
        VouchedAccounts.removed(licenseId, ann);
        ClaimedDomains.refuses(licenseId, "claimed-already", "§2");

        assertThat(Domains.scan(licenseId, domain))
                .containsEntry("result", "CLAIM_REFUSED")
                .containsEntry("named", 0);
    }

    @Test
    void of_two_accounts_that_had_one_address_the_one_it_was_last_known_of_is_named() {
        Domains.sql(
                "insert into account (id, email, domain, as_of, source) values ('%s', 'ann@%s', '%2$s', '%s', 'WEBHOOK')"
                        .formatted(ann, domain, "2026-01-01"));
        Domains.sql(
                "insert into account (id, email, domain, as_of, source) values ('%s', 'ann@%s', '%2$s', '%s', 'WEBHOOK')"
                        .formatted(bob, domain, "2026-02-01"));
        var licenseId = Domains.license(LicenseType.SCHOOL);

        Domains.deploy(licenseId, domain);

        assertThat(Domains.named(Topic.ENROLLMENT_BULK, licenseId, 1))
                .containsExactly(new UserEnrolled.Person(1, "ann@" + domain, bob));
    }

    private void signUp() {
        Domains.signIn(ann, "ann@" + domain).then().statusCode(200);
        Domains.signIn(bob, "bob@" + domain).then().statusCode(200);
    }

    /** A license deployed to the domain of ann and bob, whom the first scan named and license-service took. */
    private UUID scanned() {
        signUp();
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        Domains.judged(licenseId, domain, 2);
        return licenseId;
    }

    private static void hear(LicenseChanged license, UUID licenseId, String status) {
        Wire.say(license);
        Patience.await()
                .until(
                        () -> Domains.sql("select snapshot ->> 'status' from replica where id = '" + licenseId + "'"),
                        status::equals);
    }

    private static String revision(UUID licenseId) {
        return String.valueOf(Domains.sql("select revision from replica where id = '" + licenseId + "'"));
    }
}
