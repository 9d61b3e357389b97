package rollbook.stack.lms;

/** Somebody in a course. */
public record Enrolled(LmsPerson person, CourseRole role, boolean active) {}
