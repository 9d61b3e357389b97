package rollbook.lms.domain;

/**
 * A name of an assignment within one connection.
 *
 * @param ref at most 255 characters
 */
public record Ref(RefKind kind, String ref) {}
