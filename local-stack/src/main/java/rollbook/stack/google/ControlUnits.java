package rollbook.stack.google;

import io.vertx.core.json.JsonObject;
import java.util.NoSuchElementException;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.Control;

/** {@code /simulator/units}: made, renamed, moved and deleted by path. */
record ControlUnits(Workspaces workspaces) {
    Answer answer(Call call) {
        var workspace = workspace(workspaces, call);
        var unit = call.parameter("unit");
        return switch (call.method()) {
            case "GET" -> Control.list(workspace.subtree("/").stream().map(each -> json(each, workspace)));
            case "POST" -> Answer.json(201, json(workspace.addUnit(call.json().getString("path")), workspace));
            case "PATCH" -> Answer.json(200, json(changed(call.json(), unit, workspace), workspace));
            case "DELETE" -> {
                workspace.deleteUnit(unit);
                yield Answer.nothing();
            }
            default -> throw new IllegalArgumentException("GET, POST, PATCH or DELETE");
        };
    }

    /** The one named by customer or domain; the first of all where none is. */
    static Workspace workspace(Workspaces workspaces, Call call) {
        var named = call.parameter("customer");
        return (named.isEmpty() ? workspaces.all().stream().findFirst() : workspaces.find(named))
                .orElseThrow(() -> new NoSuchElementException("No Workspace " + named));
    }

    private static OrgUnit changed(JsonObject body, String unit, Workspace workspace) {
        var changed = workspace.unit(unit);
        if (body.containsKey("name")) {
            changed = workspace.renameUnit(changed.id(), body.getString("name"));
        }
        return body.containsKey("parent") ? workspace.moveUnit(changed.id(), body.getString("parent")) : changed;
    }

    private static JsonObject json(OrgUnit unit, Workspace workspace) {
        return new JsonObject().put("id", unit.id()).put("name", unit.name()).put("path", workspace.path(unit.id()));
    }
}
