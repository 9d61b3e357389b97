package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import rollbook.stack.wire.Answer;

/** People of a course without a browser: one of the simulator's own goes their way through the tool's pages. */
final class ControlVisits implements AutoCloseable {
    private final Browser browser = new Browser();

    /** Who says so makes an assignment with the first tool, as a teacher does: chooses the tool, and names it there. */
    Answer made(LtiPlatform platform, LmsCourse course, JsonObject json) {
        var tool = platform.tools().getFirst();
        var placed = new CourseItem.Placed(tool.clientId(), tool.deploymentIds().getFirst());
        var before = course.items();
        var page = walked(() -> browser.submit(
                browser.open(platform.launches().choose(course, number(course, json), placed)),
                Map.of("title", Objects.requireNonNull(json.getString("title"), "title"))));
        return course.items().stream()
                .filter(item -> !before.contains(item))
                .findFirst()
                .map(item -> Answer.json(201, ControlPlatforms.json(item)))
                .orElseGet(() -> shown(page));
    }

    /** Who says so opens an item; what they are shown. */
    Answer opened(LtiPlatform platform, LmsCourse course, CourseItem item, JsonObject json) {
        return shown(walked(() -> browser.open(platform.launches().open(course, number(course, json), item))));
    }

    private static Answer shown(Page page) {
        return Answer.json(200, new JsonObject().put("status", page.status()).put("says", page.text()));
    }

    private static long number(LmsCourse course, JsonObject json) {
        var email = json.getString("as", "");
        return course.people().stream()
                .filter(who -> email.equals(who.person().email()))
                .findFirst()
                .map(who -> who.person().number())
                .orElseThrow(() -> new NoSuchElementException("Nobody of the course has the address in \"as\""));
    }

    /** A walk through pages. */
    private interface Walk {
        Page to() throws IOException, InterruptedException;
    }

    private static Page walked(Walk walk) {
        try {
            return walk.to();
        } catch (IOException e) {
            throw new IllegalStateException("The tool does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The simulator ends", e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
