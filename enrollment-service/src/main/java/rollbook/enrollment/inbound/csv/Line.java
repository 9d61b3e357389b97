package rollbook.enrollment.inbound.csv;

/**
 * One line of a file, without its line end.
 *
 * @param tooLong whether it is longer than is read; its text is empty then
 * @param notUtf8 whether it was read as Windows-1252 for want of being UTF-8
 */
record Line(String text, boolean tooLong, boolean notUtf8) {
    static final Line TOO_LONG = new Line("", true, false);

    static Line of(String text) {
        return new Line(text, false, false);
    }

    static Line notUtf8(String text) {
        return new Line(text, false, true);
    }

    @Override
    public String toString() {
        return "Line[" + text.length() + " characters]";
    }
}
