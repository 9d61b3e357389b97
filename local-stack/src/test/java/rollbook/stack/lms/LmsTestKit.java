package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A simulator with one platform, one course and a tool that is registered there. */
final class LmsTestKit implements AutoCloseable {
    static final String CLIENT = "10000000000068";
    static final String DEPLOYMENT = "106:8865aa05b4b79b64a91a86042e43af5ea8ae79eb";
    static final CourseItem.Placed PLACED = new CourseItem.Placed(CLIENT, DEPLOYMENT);

    final Clock clock = Clock.fixed(Instant.parse("2026-11-23T15:00:00Z"), ZoneOffset.UTC);
    final TestTool tool;
    final LmsSimulator lms;
    final LtiPlatform platform;
    final LmsCourse course;
    final Browser browser = new Browser();

    LmsTestKit(Flavor flavor) throws IOException {
        tool = new TestTool();
        lms = LmsSimulator.start(LmsConfig.onPort(0).withClock(clock).withPace(0));
        platform = lms.platforms().add("northfield", flavor);
        platform.register(PlatformTool.rollbook(tool.root(), CLIENT, DEPLOYMENT, "107:other"));
        tool.trusts(platform);
        var teacher = platform.person("Thi", "Nguyen", "t.nguyen@northfield.example");
        course = DemoSchool.course(platform, teacher, "northfield.example", 3);
    }

    LmsPerson student() {
        return course.one(CourseRole.STUDENT);
    }

    /** Somebody opens it, up to what the tool shows. */
    Page open(LmsPerson person, CourseItem item) throws IOException, InterruptedException {
        return browser.open(platform.launches().open(course, person.number(), item));
    }

    /** As if a teacher had chosen it. */
    CourseItem made(String title, JsonObject custom) {
        var url = tool.root().resolve("/lti/launch?d=77").toString();
        return platform.add(course, CourseItem.Kind.DEEP_LINK, title, new CourseItem.Link(url, custom, PLACED));
    }

    /** What the tool was told of the newest launch. */
    JsonObject told() {
        return tool.launches.getLast();
    }

    @Override
    public void close() {
        browser.close();
        lms.close();
        tool.close();
    }

    static JsonObject sample(String name) throws IOException {
        try (var stream = LmsTestKit.class.getResourceAsStream("/samples/" + name + ".json")) {
            return new JsonObject(
                    new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Keys and types only; of an array, those of all that is in it. */
    static Object shape(Object json) {
        return switch (json) {
            case JsonObject object -> {
                var shape = new TreeMap<String, Object>();
                object.forEach(
                        pair -> shape.put(pair.getKey(), pair.getValue() == null ? "null" : shape(pair.getValue())));
                yield shape;
            }
            case JsonArray array ->
                Set.copyOf(array.stream().map(LmsTestKit::shape).toList());
            default -> json instanceof Number ? "Number" : json.getClass().getSimpleName();
        };
    }
}
