package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import rollbook.e2e.RaceCourse.Place;
import rollbook.stack.LocalStack;

/** Whoever acts on an invite, from outside; only the passing of time is made up. */
final class Actors {
    private final Api api;
    private final Tables invites;

    Actors(LocalStack stack, Api api) {
        this.api = api;
        this.invites = new Tables(stack, "invite");
    }

    /** Carries it out; that it came too late is an answer, too. */
    void carryOut(Act act, Place place) throws SQLException {
        switch (act) {
            case ACCEPT -> isIn(answer(place, "accept"), 202, 409, 410);
            case DECLINE -> isIn(answer(place, "decline"), 200, 409, 410);
            case WITHDRAW -> isIn(remove("paul", place, false), 200);
            case REMOVE -> isIn(remove("dana", place, false), 200);
            case KEEP_OUT -> isIn(remove("dana", place, true), 200);
            case EXPIRE ->
                invites.rows(
                        "update invite set expires_at = clock_timestamp() where id = ?::uuid and state = 'PENDING' returning id",
                        place.invite());
            case ADD -> isIn(api.add("dana", place.license(), "sam@northfield.example"), 202);
            case SUSPEND ->
                isIn(api.as("staff").body(Map.of()).put("/api/licenses/" + place.license() + "/suspension"), 200);
        }
    }

    private Response answer(Place place, String answer) {
        return api.as("sam").post("/api/invites/mine/" + place.invite() + "/" + answer);
    }

    private Response remove(String username, Place place, boolean keepOut) {
        return api.as(username)
                .body(Map.of("memberIds", List.of(place.member()), "keepOut", keepOut))
                .post("/api/licenses/" + place.license() + "/members/removals");
    }

    private static void isIn(Response answer, Integer... statuses) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn((Object[]) statuses);
    }
}
