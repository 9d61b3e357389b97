package rollbook.stack.lms;

import static rollbook.stack.wire.Html.escaped;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rollbook.stack.wire.Answer;

/** The frame of every page, and the small ones. Plain HTML that asks nobody else for anything. */
final class Pages {
    private static final String STYLE = """
            body{font:16px system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse}td,th{text-align:left;padding:.25rem 1rem .25rem 0}
            iframe{width:100%;height:32rem;border:1px solid #888}button,input,select{font:inherit;padding:.2rem .6rem}
            form{margin:.6rem 0}.note{color:#555}
            """;

    private Pages() {}

    static String page(String title, String body) {
        return """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>%s – simulated LMS</title><style>%s</style>
            <p class="note">This is not a real LMS but the simulator in Rollbook's local stack.</p>
            <h1>%s</h1>
            %s
            """.formatted(escaped(title), STYLE, escaped(title), body);
    }

    static Answer error(int status, String title, String message) {
        return Answer.html(status, page("Error: " + title, "<p>%s</p>".formatted(escaped(message))));
    }

    /** A form that goes on by itself, and by a button where scripts are off. */
    static String selfPosting(String action, Map<String, String> fields) {
        var hidden = fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escaped(field.getKey()), escaped(field.getValue())))
                .collect(Collectors.joining());
        return """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>One moment</title>
            <form method="post" action="%s">%s<noscript><button>Go on</button></noscript></form>
            <script>document.forms[0].submit()</script>
            """.formatted(escaped(action), hidden);
    }

    /** Shown in the frame of the tool that was asked; the way back is the whole window's. */
    static Answer chosen(LtiPlatform platform, LmsCourse course, Enrolled who, List<CourseItem> items) {
        var what = items.isEmpty()
                ? "<p>Nothing was chosen.</p>"
                : items.stream()
                        .map(item -> "<p>Added: <b>%s</b></p>".formatted(escaped(item.title())))
                        .collect(Collectors.joining());
        var back = platform.root()
                .resolve("courses/%d?as=%d"
                        .formatted(course.number(), who.person().number()));
        return Answer.html(
                200,
                page(
                        "Back in the course",
                        what + "<p><a target=\"_top\" href=\"%s\">To the course</a></p>".formatted(back)));
    }
}
