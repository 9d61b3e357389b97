package rollbook.stack.google;

import io.vertx.core.json.JsonObject;
import java.util.HexFormat;

/** A unit as the Directory shows it. */
record UnitJson(Workspace workspace) {
    JsonObject of(OrgUnit unit) {
        var path = workspace.path(unit.id());
        var json = new JsonObject()
                .put("kind", "admin#directory#orgUnit")
                .put("etag", '"' + HexFormat.of().toHexDigits(path.hashCode()) + '"')
                .put("name", unit.name())
                .put("description", "")
                .put("orgUnitPath", path)
                .put("orgUnitId", unit.id());
        if (!unit.isRoot()) {
            json.put("parentOrgUnitPath", workspace.path(unit.parentId())).put("parentOrgUnitId", unit.parentId());
        }
        return json;
    }
}
