package rollbook.enrollment.domain;

/** What was typed, in the form in which a row shows it again. */
final class Shown {
    /** As much of it as is kept, in UTF-16 units. */
    static final int MOST = 320;

    private Shown() {}

    static String of(CharSequence text) {
        return of(text, 0, text.length());
    }

    /** What stands from start to end, cut to what is kept; a cut is marked and splits no character. */
    static String of(CharSequence text, int start, int end) {
        if (end - start <= MOST) {
            return printable(text.subSequence(start, end));
        }
        var cut = start + MOST - 1;
        return printable(text.subSequence(start, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut))
                + "…";
    }

    /** With a NUL, which no database text can hold, shown as what it is: a character that cannot be shown. */
    private static String printable(CharSequence part) {
        return part.toString().replace('\0', '\uFFFD');
    }
}
