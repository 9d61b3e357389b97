package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.enrollment.Api.STAFF;
import static rollbook.enrollment.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.Actor;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.UserWithdrawn;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Joins whose undoing license-service refuses, or fails at, stand as if nobody had undone them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class RefusedUndoingIT {
    private static final String EVER = "2026-01-01T00:00:00Z";

    private final Codes key = Codes.key(LicenseType.SCHOOL);
    private final String una = Codes.somebody();
    private final String ulf = Codes.somebody();

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "FAILED"})
    void where_license_service_does_not_undo_it_the_join_stands_and_somebody_else_can(Outcome outcome) {
        joined(una, Outcome.ADDED);
        joined(ulf, Outcome.ADDED);
        var batch = undone(2);
        key.deciding.on(batch, row(batch, una), una, outcome);
        key.deciding.on(batch, row(batch, ulf), ulf, Outcome.REMOVED);

        assertThat(key.joins())
                .filteredOn(join -> join.get("undoneAt") == null)
                .extracting(join -> join.get("email"))
                .containsExactly(una);
        key.state().then().body("joined", equalTo(1));

        as(Tokens.of(STAFF, "staff"))
                .body(Map.of("since", EVER))
                .post(key.path() + "/joins/undo")
                .then()
                .body("people", equalTo(1));
        var again = Wire.heard(UserWithdrawn.class, key.licenseId, 2).getLast();
        assertThat(again.actor().role()).isEqualTo(Actor.Role.STAFF);
        assertThat(again.people()).extracting(UserWithdrawn.Person::email).containsExactly(una);
    }

    @Test
    void all_of_somebody_s_redemptions_stand_again_where_undoing_them_is_refused() {
        joined(una, Outcome.ADDED);
        joined(una, Outcome.ALREADY_MEMBER);
        var batch = undone(1);

        key.deciding.on(batch, 1, una, Outcome.REFUSED);

        assertThat(key.joins()).hasSize(2).allMatch(join -> join.get("undoneAt") == null);
    }

    @Test
    void where_it_is_done_the_joins_stay_undone() {
        joined(una, Outcome.ADDED);
        joined(ulf, Outcome.ADDED);
        var batch = undone(2);
        key.deciding.on(batch, row(batch, una), una, Outcome.ALREADY_MEMBER);
        key.deciding.on(batch, row(batch, ulf), ulf, Outcome.REMOVED);

        assertThat(key.joins()).allMatch(join -> join.get("undoneAt") != null);
        key.state().then().body("joined", equalTo(0));
    }

    private void joined(String email, Outcome outcome) {
        key.decide(Codes.redeemed(email, key.shown()), email, outcome);
    }

    private UUID undone(int people) {
        return UUID.fromString(key.undo(EVER)
                .then()
                .statusCode(202)
                .body("people", equalTo(people))
                .extract()
                .path("batchId"));
    }

    private static int row(UUID batch, String email) {
        return Api.rows(batch.toString()).stream()
                .filter(row -> row.get("email").equals(email))
                .map(Map.class::cast)
                .map(row -> (Integer) row.get("row"))
                .findFirst()
                .orElseThrow();
    }
}
