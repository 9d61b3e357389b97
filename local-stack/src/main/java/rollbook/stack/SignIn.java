package rollbook.stack;

import java.io.IOException;
import java.util.Map;

/** Gets a demo person's bearer token with their password, through the gateway, as anybody outside would. */
final class SignIn {
    private SignIn() {}

    /**
     * A token for about five minutes.
     *
     * @throws StackFailure where nobody of that name may sign in, or Keycloak does not answer
     */
    static String token(String address, String username, String password) {
        var form = Map.of(
                "grant_type",
                "password",
                "client_id",
                KeycloakAdmin.DEMO_CLIENT,
                "username",
                username,
                "password",
                password);
        try (var http = new JsonHttp(address)) {
            var answer = http.form("/auth/realms/rollbook/protocol/openid-connect/token", form);
            if (answer.body().contains("invalid_grant")) {
                throw new StackFailure("Nobody called %s can sign in to the demo; try one of %s"
                        .formatted(
                                username,
                                String.join(
                                        ", ",
                                        DemoPerson.ALL.stream()
                                                .map(DemoPerson::username)
                                                .toList())));
            }
            return answer.object().getString("access_token");
        } catch (IOException e) {
            throw new StackFailure("Nothing answers at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while signing in", e);
        }
    }
}
