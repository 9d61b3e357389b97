package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.Control;

/** {@code /simulator/users}: one by its key, many by a query in Google's grammar. */
record ControlUsers(Workspaces workspaces) {

    Answer answer(Call call, List<String> rest) {
        return rest.isEmpty() ? many(call) : one(call, rest);
    }

    private Answer many(Call call) {
        var workspace = ControlUnits.workspace(workspaces, call);
        var query = call.parameter("query");
        var most = Integer.parseInt(call.parameter("limit", Integer.toString(Integer.MAX_VALUE)));
        return switch (call.method()) {
            case "GET" -> shown(workspace.users(query).stream().limit(most).toList(), workspace);
            case "POST" -> add(call.json(), workspace);
            case "PATCH" -> shown(workspace.changeAll(query, most, change(call.json())), workspace);
            case "DELETE" -> shown(workspace.deleteAll(query, most), workspace);
            default -> throw new IllegalArgumentException("GET, POST, PATCH or DELETE");
        };
    }

    private Answer one(Call call, List<String> rest) {
        var key = rest.getFirst();
        var workspace = workspaces.find(key, false).orElseThrow().workspace();
        return Answer.json(
                200,
                json(
                        switch (call.method()) {
                            case "GET" -> workspace.user(key);
                            case "PATCH" -> workspace.change(key, change(call.json()));
                            case "DELETE" -> workspace.delete(key);
                            default -> throw new IllegalArgumentException("GET, PATCH or DELETE");
                        },
                        workspace));
    }

    private static Answer add(JsonObject body, Workspace workspace) {
        var email = body.getString("email");
        var given = body.getString("givenName", "Some");
        var family = body.getString("familyName", "Body");
        var unit = body.getString("unit", "/");
        var reused = workspace.find(email).isPresent();
        return Answer.json(
                201,
                json(
                        reused
                                ? workspace.reuse(email, given, family, unit)
                                : workspace.add(email, given, family, unit),
                        workspace));
    }

    private static UserChange change(JsonObject body) {
        Map<String, Function<Object, UserChange>> known = Map.of(
                "unit", value -> UserChange.moveTo((String) value),
                "suspended", value -> (Boolean) value ? UserChange.suspend() : UserChange.unsuspend(),
                "archived", value -> (Boolean) value ? UserChange.archive() : UserChange.unarchive(),
                "email", value -> UserChange.rename((String) value),
                "addAlias", value -> UserChange.addAlias((String) value),
                "removeAlias", value -> UserChange.removeAlias((String) value),
                "role", value -> UserChange.role(AdminRole.valueOf((String) value)));
        return body.stream()
                .map(pair -> Optional.ofNullable(known.get(pair.getKey()))
                        .orElseThrow(
                                () -> new IllegalArgumentException(pair.getKey() + " is none of " + known.keySet()))
                        .apply(pair.getValue()))
                .reduce(UserChange::then)
                .orElseThrow(() -> new IllegalArgumentException("Nothing of " + known.keySet()));
    }

    private static Answer shown(List<DirectoryUser> users, Workspace workspace) {
        return Control.list(users.stream().map(user -> json(user, workspace)));
    }

    private static JsonObject json(DirectoryUser user, Workspace workspace) {
        return new JsonObject()
                .put("id", user.id())
                .put("email", user.email())
                .put("aliases", new JsonArray(user.aliases()))
                .put("unit", workspace.path(user.unitId()))
                .put("suspended", user.suspended())
                .put("archived", user.archived())
                .put("role", user.role());
    }
}
