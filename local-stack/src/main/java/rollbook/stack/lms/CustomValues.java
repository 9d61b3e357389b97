package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The custom values of a launch, their variables filled in. */
final class CustomValues {
    private final LtiPlatform platform;

    CustomValues(LtiPlatform platform) {
        this.platform = platform;
    }

    JsonObject of(PendingLaunch launch) {
        var custom = new JsonObject();
        var schoology = platform.flavor() == Flavor.SCHOOLOGY;
        if (!schoology) {
            custom.put("canvas_user_id", value("$Canvas.user.id", launch))
                    .put("canvas_assignment_id", value("$Canvas.assignment.id", launch))
                    .put("canvas_course_id", value("$Canvas.course.id", launch));
        }
        launch.item()
                .ifPresent(item -> item.custom()
                        .forEach(pair -> custom.put(
                                schoology ? pair.getKey().toLowerCase(Locale.ROOT) : pair.getKey(),
                                value(String.valueOf(pair.getValue()), launch))));
        return custom;
    }

    /** A user's id is a number in Canvas' tokens. What a platform does not know stays as it was written. */
    private Object value(String written, PendingLaunch launch) {
        var person = launch.who().person();
        var item = launch.item();
        return switch (written) {
            case "$Canvas.user.id" -> person.number();
            case "$Canvas.user.loginId", "$User.username" -> person.login();
            case "$User.id" -> person.subject();
            case "$com.schoology.User.uniqueId" -> Long.toString(person.number());
            case "$Person.email.primary" -> platform.privacy().tellsEmail() ? person.email() : written;
            case "$Person.name.full" -> platform.privacy().tellsName() ? person.name() : written;
            case "$Canvas.course.id" -> Long.toString(launch.course().number());
            case "$com.schoology.CourseSection.id" -> launch.course().contextId();
            case "$Canvas.assignment.id", "$com.schoology.Assignment.id" ->
                item.map(opened -> Long.toString(opened.number())).orElse(written);
            case "$com.schoology.Assignment.teacherId" ->
                Long.toString(launch.course().one(CourseRole.TEACHER).number());
            case "$ResourceLink.title" -> item.map(CourseItem::title).orElse(written);
            default -> written;
        };
    }
}
