package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.Api.asStaff;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Wire;
import rollbook.license.usecase.Activities;
import rollbook.license.usecase.Activities.Change;

/** What staff do to a license, over HTTP, and what is noted and told of it. */
final class Acts {
    private Acts() {}

    /** An order with these fields beside name, type and admins. */
    static Map<String, Object> order(LicenseType type, Map<String, Object> more) {
        var order = new HashMap<>(Api.order(type));
        order.putAll(more);
        return order;
    }

    /** A new license with these fields beside name, type and admins. */
    static UUID create(LicenseType type, Map<String, Object> more) {
        return UUID.fromString(asStaff()
                .body(order(type, more))
                .post("/api/licenses")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    static ValidatableResponse license(UUID id) {
        return asStaff().get("/api/licenses/" + id).then().statusCode(200);
    }

    static int revision(UUID id) {
        return license(id).extract().path("revision");
    }

    static Response put(UUID id, String what, Map<String, ?> body) {
        return asStaff().body(body).put("/api/licenses/" + id + "/" + what);
    }

    static Response seats(UUID id, @Nullable Integer seats) {
        var body = new HashMap<String, Object>();
        body.put("seats", seats);
        return put(id, "seats", body);
    }

    static Response renew(UUID id, @Nullable Instant expiresAt, int graceDays) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("expiresAt", expiresAt == null ? null : expiresAt.toString());
        body.put("graceDays", expiresAt == null ? null : graceDays);
        return put(id, "term", body);
    }

    static void suspend(UUID id) {
        put(id, "suspension", Map.of()).then().statusCode(200);
    }

    static void resume(UUID id) {
        asStaff().delete("/api/licenses/" + id + "/suspension").then().statusCode(200);
    }

    /** The details of the activity's lines of that kind, the newest first. */
    static List<Map<String, String>> noted(UUID id, Change change) {
        var activities = Arc.container().instance(Activities.class).get();
        var database = Arc.container().instance(Database.class).get();
        var wanted = new Activities.Wanted(Set.of(change.name()), null, null, null);
        return database.inTransaction(() -> activities.list(id, wanted, null, 100)).stream()
                .map(Activities.Line::detail)
                .toList();
    }

    /** Waits until that many alerts were told, and holds that each is noted too. */
    static List<LicenseAlerted> alerts(UUID id, int count) {
        var told = Wire.heard(LicenseAlerted.class, id, count);
        assertThat(told).hasSize(count);
        assertThat(noted(id, Change.ALERT).reversed())
                .extracting(detail -> detail.get("alert"))
                .containsExactlyElementsOf(
                        told.stream().map(alert -> alert.alert().name()).toList());
        return told;
    }
}
