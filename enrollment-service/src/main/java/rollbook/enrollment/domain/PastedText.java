package rollbook.enrollment.domain;

/** Pasted text as {@link PasteScanner} looks at it: where words, quotes and brackets end. Positions are UTF-16 units. */
record PastedText(CharSequence text) {

    int length() {
        return text.length();
    }

    char at(int index) {
        return text.charAt(index);
    }

    boolean isSpace(int index) {
        var c = at(index);
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /** Whether an entry ends here, and every name with it. */
    boolean isSeparator(int index) {
        return at(index) == ',' || at(index) == ';' || isLineEnd(index);
    }

    private boolean isLineEnd(int index) {
        return switch (at(index)) {
            case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }

    private boolean isWordEnd(int index) {
        return index == length() || isSeparator(index) || isSpace(index);
    }

    /** Where the word that starts here ends: before a space, a separator, or a bracket that closes. */
    int wordEnd(int start) {
        var end = start + 1;
        while (!isWordEnd(end) && closingBracket(end) < 0) {
            end++;
        }
        return end;
    }

    /** Where the bracket that opens here closes; -1 if none opens, or it does not close before the next or a separator. */
    int closingBracket(int open) {
        if (at(open) != '<') {
            return -1;
        }
        for (var i = open + 1; i < length() && at(i) != '<' && !isSeparator(i); i++) {
            if (at(i) == '>') {
                return i;
            }
        }
        return -1; // nothing up to here is looked at again for another bracket: the next starts later
    }

    /** Where the quote that opens here closes; -1 if none opens, or it does not close on its line and at a word's end. */
    int closingQuote(int open) {
        if (at(open) != '"') {
            return -1;
        }
        for (var i = open + 1; i < length() && !isLineEnd(i); i++) {
            if (at(i) == '"') {
                return isWordEnd(i + 1) || at(i + 1) == '<' ? i : -1;
            }
            if (at(i) == '\\' && i + 1 < length() && at(i + 1) == '"') {
                i++; // a quote within the quotes
            }
        }
        return -1;
    }

    boolean holdsAt(int start, int end) {
        for (var i = start; i < end; i++) {
            if (at(i) == '@') {
                return true;
            }
        }
        return false;
    }

    /** What stands from start to end, without the white space around it. */
    String slice(int start, int end) {
        return text.subSequence(start, end).toString().strip();
    }
}
