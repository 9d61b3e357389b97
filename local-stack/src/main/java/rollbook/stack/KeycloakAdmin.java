package rollbook.stack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a stack sets in Keycloak besides the realm file: the address the dashboard is reached at, and for the demo a
 * client that takes passwords and the people who have one. Safe to do at every start.
 */
final class KeycloakAdmin {
    static final String DEMO_CLIENT = "rollbook-demo";
    /** How many people are made with one token, which lives a minute: on a busy machine each of them takes part of a second. */
    private static final int PER_TOKEN = 50;

    /** Where the dashboard takes over after a sign-in. */
    private static final String SIGNED_IN = "/signed-in";

    /** Of {@code npm run dev}: the first is its usual one, the others for those who work on several pages at once. */
    private static final List<Integer> DEVELOPMENT_PORTS = List.of(5173, 5174, 5175, 5176, 5177, 5178, 5179);

    private static final String REALM = "/admin/realms/" + KeycloakServer.REALM;

    private final KeycloakServer server;
    private final Secrets secrets;

    KeycloakAdmin(KeycloakServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    void provision(String origin, boolean demo) throws IOException, InterruptedException {
        try (var http = new JsonHttp(server.inner())) {
            http.as(adminToken(http));
            alignDashboard(http, origin, demo);
            if (demo) {
                createDemoClient(http);
                createPeople(http, DemoPerson.ALL);
            }
        }
    }

    /** Makes people who sign in as the demo's do, where they are not there. */
    void create(List<DemoPerson> people) throws IOException, InterruptedException {
        for (var from = 0; from < people.size(); from += PER_TOKEN) {
            try (var http = new JsonHttp(server.inner())) {
                http.as(adminToken(http));
                createPeople(http, people.subList(from, Math.min(from + PER_TOKEN, people.size())));
            }
        }
    }

    private String adminToken(JsonHttp http) throws IOException, InterruptedException {
        var form = Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                KeycloakServer.ADMIN,
                "password",
                secrets.get(Secrets.KEYCLOAK_ADMIN));
        return http.form("/realms/master/protocol/openid-connect/token", form)
                .object()
                .getString("access_token");
    }

    /**
     * The realm is imported once; the gateway may have found another free port since, and the demo lets the dashboard's
     * development server sign people in too.
     */
    private static void alignDashboard(JsonHttp http, String origin, boolean demo)
            throws IOException, InterruptedException {
        var client =
                http.get(REALM + "/clients?clientId=rollbook-dashboard").array().getJsonObject(0);
        var origins = new ArrayList<String>();
        origins.add(origin);
        if (demo) {
            DEVELOPMENT_PORTS.forEach(port -> origins.add("http://localhost:" + port));
        }
        var redirects =
                new JsonArray(origins.stream().map(each -> each + SIGNED_IN).toList());
        if (!origin.equals(client.getString("rootUrl")) || !isSame(redirects, client.getJsonArray("redirectUris"))) {
            client.put("rootUrl", origin).put("redirectUris", redirects).put("webOrigins", new JsonArray());
            client.getJsonObject("attributes")
                    .put(
                            "post.logout.redirect.uris",
                            origins.stream().map(each -> each + "/").collect(Collectors.joining("##")));
            http.send("PUT", REALM + "/clients/" + client.getString("id"), client, Map.of())
                    .expectOk();
        }
    }

    private static boolean isSame(JsonArray wanted, JsonArray there) {
        return wanted.stream().collect(Collectors.toSet()).equals(there.stream().collect(Collectors.toSet()));
    }

    private static void createDemoClient(JsonHttp http) throws IOException, InterruptedException {
        if (http.get(REALM + "/clients?clientId=" + DEMO_CLIENT).array().isEmpty()) {
            http.post(
                            REALM + "/clients",
                            new JsonObject()
                                    .put("clientId", DEMO_CLIENT)
                                    .put("name", "Demo: a bearer token for a password")
                                    .put("protocol", "openid-connect")
                                    .put("publicClient", true)
                                    .put("standardFlowEnabled", false)
                                    .put("directAccessGrantsEnabled", true)
                                    .put("fullScopeAllowed", true))
                    .expectOk();
        }
    }

    private void createPeople(JsonHttp http, List<DemoPerson> people) throws IOException, InterruptedException {
        var there = http.get(REALM + "/users?max=5000").array().stream()
                .map(user -> ((JsonObject) user).getString("username"))
                .collect(Collectors.toSet());
        for (var person : people) {
            if (!there.contains(person.username())) {
                http.post(REALM + "/users", json(person)).expectOk();
            }
            if (person.role().isPresent()) {
                giveRole(http, person.username(), person.role().get());
            }
        }
    }

    private JsonObject json(DemoPerson person) {
        var password = new JsonObject()
                .put("type", "password")
                .put("value", secrets.get(Secrets.DEMO))
                .put("temporary", false);
        var name = person.username();
        return new JsonObject()
                .put("username", name)
                .put("email", person.email())
                .put("emailVerified", person.verified())
                .put("enabled", true)
                .put("firstName", Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .put("lastName", "Demo")
                .put("credentials", List.of(password));
    }

    private static void giveRole(JsonHttp http, String username, String role) throws IOException, InterruptedException {
        var user = http.get(REALM + "/users?exact=true&username=" + username)
                .array()
                .getJsonObject(0);
        var found = http.get(REALM + "/roles/" + role).object();
        http.post(REALM + "/users/" + user.getString("id") + "/role-mappings/realm", new JsonArray().add(found))
                .expectOk();
    }
}
