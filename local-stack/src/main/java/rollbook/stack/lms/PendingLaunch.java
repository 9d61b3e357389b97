package rollbook.stack.lms;

import java.util.Optional;

/**
 * A launch somebody began, until its id token is asked for; what a message hint stands for.
 *
 * @param item what is opened; none where a teacher is to choose something
 */
record PendingLaunch(
        String hint,
        LmsCourse course,
        Enrolled who,
        Optional<CourseItem> item,
        PlatformTool tool,
        String deploymentId) {

    boolean isDeepLinking() {
        return item.isEmpty();
    }

    String target() {
        return item.map(CourseItem::url).orElse(tool.deepLinkUrl());
    }

    /** What a tool must send back unchanged with what the teacher chose. */
    String data() {
        return "csrftoken:" + hint;
    }
}
