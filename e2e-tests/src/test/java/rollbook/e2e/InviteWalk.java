package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rollbook.stack.LocalStack;
import rollbook.stack.ReceivedMail;

/** What invited people and the admins who invited them do and see. */
final class InviteWalk {
    private final LocalStack stack;
    private final Api api;

    InviteWalk(LocalStack stack, Api api) {
        this.stack = stack;
        this.api = api;
    }

    /** The id of the open invite to this license, once that person finds it among theirs. */
    String found(String username, String license) {
        return Patience.await("an invite of " + username)
                .until(
                        () -> api.items(username, "/api/invites/mine").stream()
                                .filter(invite -> license.equals(invite.get("licenseId")))
                                .map(invite -> String.valueOf(invite.get("inviteId")))
                                .toList(),
                        ids -> !ids.isEmpty())
                .getFirst();
    }

    /** An invite as its invitee sees it; whatever is answered to somebody else. */
    Response see(String username, String invite) {
        return api.as(username).get("/api/invites/mine/" + invite);
    }

    Response closePopUp(String username, String invite) {
        return api.as(username).body(Map.of("closed", true)).put("/api/invites/mine/" + invite + "/pop-up");
    }

    /** {@code answer} is {@code accept} or {@code decline}. */
    Response answer(String username, String invite, String answer) {
        return api.as(username).post("/api/invites/mine/" + invite + "/" + answer);
    }

    void awaitState(String username, String invite, String state) {
        Patience.await(state).until(() -> state.equals(see(username, invite).path("state")));
    }

    /** Whether this license gives that person premium access. */
    boolean isCovered(String username, String license) {
        var answer = api.as(username).get("/api/licenses/coverage/me");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.<List<String>>path("licenses.licenseId").contains(license);
    }

    /** By address, what the members list shows. */
    Map<String, String> statuses(String license) {
        return api.members("paul", license).stream()
                .collect(Collectors.toMap(
                        member -> String.valueOf(member.get("email")), member -> String.valueOf(member.get("status"))));
    }

    /** Of the invites the admins see, who was invited and how it stands. */
    Map<String, String> invites(String license) {
        return api.items("paul", "/api/invites/" + license).stream()
                .collect(Collectors.toMap(
                        invite -> String.valueOf(invite.get("email")), invite -> String.valueOf(invite.get("state"))));
    }

    /** Removes everybody on the license by hand. */
    Response removeAll(String username, String license) {
        var members = api.members(username, license).stream()
                .map(member -> member.get("memberId"))
                .toList();
        return api.as(username)
                .body(Map.of("memberIds", members))
                .post("/api/licenses/" + license + "/members/removals");
    }

    /** The mails to this address that name the license. */
    List<ReceivedMail> mails(String email, String licenseName) {
        return stack.mails().stream()
                .filter(mail -> mail.to().equals(List.of(email)))
                .filter(mail -> mail.text().contains(licenseName))
                .toList();
    }
}
