package rollbook.enrollment;

import static rollbook.enrollment.Api.as;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.Topic;
import rollbook.events.UnreadableEventException;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.TestPostgres;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** Domains and accounts as staff, customers and users see them, and license-service's part in them. */
final class Domains {
    static final Map<String, Object> ATTESTED = Map.of("proof", "ATTESTED", "reason", "The contract names the domain.");
    static final Map<String, Object> DNS = Map.of("proof", "DNS");

    private Domains() {}

    /** A domain nobody else uses. */
    static String fresh() {
        return "d" + UUID.randomUUID() + ".example";
    }

    /** A license that can be deployed, dana its admin. */
    static UUID license(LicenseType type) {
        ClaimedDomains.answer();
        return Api.license(type).licenseId();
    }

    static String url(UUID licenseId, String domain) {
        return "/api/enrollments/" + licenseId + "/domains/" + domain;
    }

    static Response asStaffPut(UUID licenseId, String domain, Object proof) {
        return as(Tokens.of(Api.STAFF, "staff")).body(proof).put(url(licenseId, domain));
    }

    /** Staff deploy, and the first scan has been done. */
    static void deploy(UUID licenseId, String domain) {
        asStaffPut(licenseId, domain, ATTESTED).then().statusCode(200);
        awaitScan(licenseId, domain, 0);
    }

    static Response end(UUID licenseId, String domain) {
        return as(Tokens.of(Api.STAFF, "staff")).delete(url(licenseId, domain));
    }

    /** Somebody signs in for the first time, or with another address. */
    static Response signIn(UUID account, String email) {
        return as(Tokens.ofAccount(account, email)).put("/api/enrollments/accounts/me");
    }

    /** Has a domain scanned and waits until that is done. */
    static Map<String, Object> scan(UUID licenseId, String domain) {
        var before = scans(licenseId, domain);
        as(Tokens.of(Api.STAFF, "staff"))
                .post(url(licenseId, domain) + "/scan")
                .then()
                .statusCode(202);
        return awaitScan(licenseId, domain, before);
    }

    /** Waits for a scan after that many microseconds since 1970 to be over; gives it. */
    static Map<String, Object> awaitScan(UUID licenseId, String domain, long after) {
        Patience.await()
                .until(() -> scans(licenseId, domain) > after
                        && lastScan(licenseId, domain).get("endedAt") != null);
        return lastScan(licenseId, domain);
    }

    /** When the latest scan began, in microseconds since 1970; 0 before the first. */
    static long scans(UUID licenseId, String domain) {
        return Long.parseLong(Objects.requireNonNullElse(
                sql("select (extract(epoch from scan_began_at) * 1000000)::bigint from deployment where license_id = '"
                        + licenseId + "' and domain = '" + domain + "' and state = 'DEPLOYED'"),
                "0"));
    }

    /** The latest scan of a deployed domain, which had one. */
    static Map<String, Object> lastScan(UUID licenseId, String domain) {
        return as(Tokens.of(Api.STAFF, "staff"))
                .get("/api/enrollments/" + licenseId + "/domains")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("items.find { it.domain == '" + domain + "' }.lastScan");
    }

    /** What was said about a license on a lane. */
    static List<UserEnrolled> said(Topic lane, UUID licenseId) {
        try {
            return Wire.saidOn(lane, UserEnrolled.class, licenseId);
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who was named about a license on a lane, once so many were. */
    static List<UserEnrolled.Person> named(Topic lane, UUID licenseId, int people) {
        return Patience.await()
                .until(
                        () -> said(lane, licenseId).stream()
                                .flatMap(fact -> fact.people().stream())
                                .toList(),
                        named -> named.size() >= people);
    }

    /** license-service takes in what the scans said of a license: it vouches for everybody, and answers each fact. */
    static void judged(UUID licenseId, String domain, int people) {
        var named = named(Topic.ENROLLMENT_BULK, licenseId, people);
        VouchedAccounts.vouchesFor(
                licenseId,
                named.stream()
                        .map(person -> Objects.requireNonNull(person.accountId()))
                        .collect(Collectors.toSet()));
        var seq = Long.parseLong(Objects.requireNonNullElse(
                sql("select seq from stream_position where stream = 'memberships' and key = '" + licenseId + "'"),
                "0"));
        var batch = lastBatch(licenseId, domain);
        for (var fact : said(Topic.ENROLLMENT_BULK, licenseId)) {
            if (fact.batchId().toString().equals(batch)) {
                seq = Uploads.verdict(fact, seq, EnrollmentMethod.DOMAIN, Outcome.ADDED)
                        .seq();
            }
        }
        Patience.await().until(() -> isJudged(licenseId, domain, batch));
    }

    /** Whether that scan's people are judged; then the next one may have begun already. */
    private static boolean isJudged(UUID licenseId, String domain, @Nullable String batch) {
        var scan = lastScan(licenseId, domain);
        return !Objects.equals(batch, lastBatch(licenseId, domain))
                || Objects.equals(scan.get("judged"), scan.get("named"));
    }

    private static @Nullable String lastBatch(UUID licenseId, String domain) {
        return sql("select scan_batch from deployment where license_id = '" + licenseId + "' and domain = '" + domain
                + "' and state = 'DEPLOYED'");
    }

    /** Runs a statement; gives the first column of its first row. */
    static @Nullable String sql(String statement) {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (var connection = TestPostgres.connect(url);
                var prepared = connection.createStatement()) {
            if (!prepared.execute(statement)) {
                return null;
            }
            try (var rows = prepared.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
