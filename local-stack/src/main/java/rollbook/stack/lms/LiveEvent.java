package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;

/** What Canvas says happened, in its own format (PROTOCOLS §A1). */
public record LiveEvent(JsonObject metadata, JsonObject body) {
    public LiveEvent {
        metadata = metadata.copy();
        body = body.copy();
    }

    public String name() {
        return metadata.getString("event_name", "");
    }

    /** An admin did it in the user's name. */
    public LiveEvent masqueradedBy(LmsPerson admin) {
        return withMetadata("real_user_id", Ids.global(admin.number()));
    }

    /** Of another customer, or at another time: with one thing said differently. */
    public LiveEvent withMetadata(String name, Object value) {
        return new LiveEvent(metadata.copy().put(name, value), body);
    }

    public LiveEvent withBody(String name, Object value) {
        return new LiveEvent(metadata, body.copy().put(name, value));
    }

    public JsonObject json() {
        return new JsonObject().put("metadata", metadata).put("body", body);
    }

    @Override
    public String toString() {
        return "LiveEvent[" + name() + "]";
    }
}
