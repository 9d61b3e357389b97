package rollbook.enrollment.inbound.csv;

/** What stands over a column. It counts as {@code Email} in any case, whatever nobody sees stands around it (X12). */
record ColumnName(String text) {
    /** As much of it as is shown, in UTF-16 units. */
    private static final int MOST_SHOWN = 60;

    ColumnName {
        text = visible(text);
    }

    boolean isEmail() {
        return text.equalsIgnoreCase("email");
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    /** The name to show it by. Where the header is missing an address may stand there, which is not repeated. */
    String shown() {
        if (isBlank()) {
            return "(no name)";
        }
        if (text.indexOf('@') >= 0) {
            return "(an address)";
        }
        var shown = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN - 1) + "…";
        return shown.replaceAll("[\\p{C}\\s]+", " ");
    }

    private static String visible(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isUnseen(text.charAt(start))) {
            start++;
        }
        while (start < end && isUnseen(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
