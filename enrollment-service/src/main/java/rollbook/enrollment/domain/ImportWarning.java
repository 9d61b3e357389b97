package rollbook.enrollment.domain;

/**
 * Something about an uploaded file its admin should know; the file is taken all the same.
 *
 * @param code stable, such as {@code OTHER_COLUMNS}
 * @param sentence for an admin; nothing of the file stands in it
 */
public record ImportWarning(String code, String sentence) {}
