package rollbook.stack.lms;

import static rollbook.stack.wire.Html.escaped;

import java.util.Locale;
import java.util.stream.Collectors;
import rollbook.stack.wire.Answer;

/** What a person sees of a platform: who are you, what is there to do, and the tool in its frame. */
record CoursePages(LtiPlatform platform) {

    Answer signIn() {
        var courses = platform.courses().stream().map(this::peopleOf).collect(Collectors.joining());
        return Answer.html(
                200,
                Pages.page(
                        "%s (%s)".formatted(platform.name(), platform.flavor().product()),
                        "<p>Who are you?</p>" + courses + RegistrationTable.of(platform)));
    }

    Answer course(LmsCourse course, Enrolled who) {
        var items = course.items().stream()
                .map(item -> "<tr><td><a href=\"%s\">%s</a></td><td class=\"note\">%s</td></tr>"
                        .formatted(
                                at("courses/%d/items/%d?as=%d".formatted(course.number(), item.number(), number(who))),
                                escaped(item.title()),
                                described(item)))
                .collect(Collectors.joining());
        var table = items.isEmpty() ? "<p>Nothing to do yet.</p>" : "<table>%s</table>".formatted(items);
        var made = who.role().teaches() ? additions(course, who) : "";
        return Answer.html(200, Pages.page(course.title(), whoIs(who) + "<h2>Assignments</h2>" + table + made));
    }

    Answer opened(LmsCourse course, Enrolled who, CourseItem item) {
        var content = item.isLaunched()
                ? frame(at("courses/%d/items/%d/launch?as=%d".formatted(course.number(), item.number(), number(who))))
                : "<p>A regular assignment: read chapter 3 and write half a page.</p>";
        return Answer.html(200, Pages.page(item.title(), whoIs(who) + content + back(course, who)));
    }

    Answer choose(LmsCourse course, Enrolled who, CourseItem.Placed placed) {
        var chooser = at("courses/%d/choose?as=%d&client=%s&deployment=%s"
                .formatted(
                        course.number(),
                        number(who),
                        LoginInitiation.encoded(placed.clientId()),
                        LoginInitiation.encoded(placed.deploymentId())));
        var content = frame(chooser)
                + "<p><a target=\"_blank\" rel=\"opener\" href=\"%s\">In a window of its own</a></p>"
                        .formatted(escaped(chooser));
        return Answer.html(200, Pages.page("Add an assignment", whoIs(who) + content + back(course, who)));
    }

    private String peopleOf(LmsCourse course) {
        var people = course.people().stream()
                .map(who -> "<tr><td><a href=\"%s\">%s</a></td><td>%s</td><td class=\"note\">%s</td></tr>"
                        .formatted(
                                at("courses/%d?as=%d".formatted(course.number(), number(who))),
                                escaped(who.person().name()),
                                escaped(who.person().email()),
                                role(who)))
                .collect(Collectors.joining());
        return "<h2>%s</h2><table>%s</table>".formatted(escaped(course.title()), people);
    }

    private String additions(LmsCourse course, Enrolled who) {
        var tools = platform.tools().stream()
                .flatMap(tool -> tool.deploymentIds().stream()
                        .map(deployment ->
                                "<p><a href=\"%s\">Add an assignment of %s</a> <span class=\"note\">%s</span></p>"
                                        .formatted(
                                                escaped(at("courses/%d/add?as=%d&client=%s&deployment=%s"
                                                        .formatted(
                                                                course.number(),
                                                                number(who),
                                                                LoginInitiation.encoded(tool.clientId()),
                                                                LoginInitiation.encoded(deployment)))),
                                                escaped(tool.name()),
                                                escaped(deployment))))
                .collect(Collectors.joining());
        var action = at("courses/%d/items?as=%d".formatted(course.number(), number(who)));
        return "<h2>Add</h2>" + tools + """
            <form method="post" action="%1$s"><input name="title" placeholder="A regular assignment" required>
            <button>Add</button></form>
            <form method="post" action="%1$s"><input name="title" placeholder="A link, pasted" required>
            <input name="url" type="url" placeholder="Its address" required><button>Add</button></form>
            """.formatted(action);
    }

    private String frame(String source) {
        return "<iframe title=\"The tool\" src=\"%s\"></iframe>".formatted(escaped(source));
    }

    private String back(LmsCourse course, Enrolled who) {
        return "<p><a href=\"%s\">Back to %s</a></p>"
                .formatted(at("courses/%d?as=%d".formatted(course.number(), number(who))), escaped(course.title()));
    }

    private String whoIs(Enrolled who) {
        return "<p>You are <b>%s</b> (%s). <a href=\"%s\">Be somebody else</a></p>"
                .formatted(escaped(who.person().name()), role(who), platform.root());
    }

    private static String role(Enrolled who) {
        return who.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String described(CourseItem item) {
        return switch (item.kind()) {
            case DEEP_LINK -> "made at the tool";
            case PASTED_LINK -> "a pasted link";
            case REGULAR -> "regular";
        };
    }

    private static long number(Enrolled who) {
        return who.person().number();
    }

    private String at(String path) {
        return platform.root().resolve(path).toString();
    }
}
