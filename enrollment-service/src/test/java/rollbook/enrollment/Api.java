package rollbook.enrollment;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;

/** The enrollment API as its callers use it, and licenses for them to act on. */
final class Api {
    static final String STAFF = "staff@rollbook.example";
    static final String DANA = "dana@northfield.example";
    static final String OLGA = "olga@otherschool.example";

    private Api() {}

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static RequestSpecification asDana() {
        return as(Tokens.of(DANA));
    }

    static String emails(UUID licenseId) {
        return "/api/enrollments/" + licenseId + "/emails";
    }

    /** dana adds people to a license. */
    static Response add(UUID licenseId, String addresses) {
        return asDana().body(Map.of("addresses", addresses)).post(emails(licenseId));
    }

    static List<Map<String, String>> rows(String batchId) {
        return asDana().get("/api/enrollments/batches/" + batchId + "/rows?limit=500")
                .then()
                .extract()
                .path("items");
    }

    /** A license that license-service knows and dana runs; the replica has not heard of it yet. */
    static LicenseChanged license(LicenseType type) {
        var license = snapshot(UUID.randomUUID(), 1, type, null);
        LicenseOwner.knows(license);
        return license;
    }

    /** A license as license-service tells of it, dana its admin; {@code account} is bound to her unless null. */
    static LicenseChanged snapshot(UUID id, long revision, LicenseType type, @Nullable UUID account) {
        return Snapshots.of(id, revision, type, DANA, account);
    }
}
