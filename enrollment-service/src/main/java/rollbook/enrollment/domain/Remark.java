package rollbook.enrollment.domain;

import java.util.Optional;

/** A line somebody types to explain something: why a domain is attested, why a request is declined, a note with one. */
public final class Remark {
    /** The most characters of it. */
    public static final int LONGEST = 500;

    private Remark() {}

    /** The line without white space around it; empty unless it is one of 1 to 500 characters, none of them a control. */
    public static Optional<String> read(String typed) {
        var line = typed.strip();
        return Optional.of(line)
                .filter(text -> !text.isEmpty() && text.codePointCount(0, text.length()) <= LONGEST)
                .filter(text -> text.codePoints().noneMatch(Remark::isUnreadable));
    }

    private static boolean isUnreadable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
