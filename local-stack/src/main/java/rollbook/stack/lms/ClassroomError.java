package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import rollbook.stack.wire.Answer;

/** A refusal, in the words of Classroom's own. */
final class ClassroomError {
    private ClassroomError() {}

    static Answer denied() {
        return of(403, "PERMISSION_DENIED", "The caller does not have permission");
    }

    static Answer notFound() {
        return of(404, "NOT_FOUND", "Requested entity was not found.");
    }

    static Answer of(int code, String status, String message) {
        var error = new JsonObject().put("code", code).put("message", message).put("status", status);
        return Answer.json(code, new JsonObject().put("error", error));
    }
}
