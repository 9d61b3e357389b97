package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;

/**
 * Something to do in a course.
 *
 * @param number the platform's own, local one
 * @param kind who made it what it is
 * @param resourceLinkId what a tool is told instead of the number; a copy has another one
 * @param url where a launch of it leads; empty where nothing is launched
 * @param custom what the tool wrote onto it
 * @param placed by which tool and in which deployment it is launched; of no one where nothing is launched
 * @param copyOf the resource link it was copied from; empty where it was made here
 */
public record CourseItem(
        long number,
        Kind kind,
        String title,
        String resourceLinkId,
        String url,
        JsonObject custom,
        Placed placed,
        String copyOf) {

    /** How it came to be. */
    public enum Kind {
        /** A tool's content item, chosen by a teacher (deep linking). */
        DEEP_LINK,
        /** A tool's address, pasted by a teacher: the tool never heard of it. */
        PASTED_LINK,
        /** The platform's own; no tool has anything to do with it. */
        REGULAR
    }

    /** One tool in one deployment. */
    public record Placed(String clientId, String deploymentId) {
        static final Placed NOWHERE = new Placed("", "");
    }

    /** Where an item leads, and who launches it. */
    public record Link(String url, JsonObject custom, Placed placed) {
        static final Link NONE = new Link("", new JsonObject(), Placed.NOWHERE);
    }

    public CourseItem {
        custom = custom.copy();
    }

    public boolean isLaunched() {
        return kind != Kind.REGULAR;
    }

    CourseItem copy(long newNumber, String newResourceLinkId) {
        return new CourseItem(newNumber, kind, title, newResourceLinkId, url, custom, placed, resourceLinkId);
    }
}
