package rollbook.events;

/**
 * Recognizes at one look an address that is in its one form already: small ASCII letters, digits and signs. Nearly every
 * address of an import is one, and several services read it; what is not recognized is read at length.
 */
final class PlainEmail {
    private static final int MAX_LABEL = 63;
    private static final String ENCODED = "xn--";

    private PlainEmail() {}

    /** Where the @ of such an address is; -1 of any other text, which may be an address all the same. */
    static int at(String text) {
        if (text.length() > EmailAddress.MAX_ADDRESS) {
            return -1;
        }
        var at = localPartEnd(text);
        return at > 0 && isDomain(text, at + 1) ? at : -1;
    }

    private static int localPartEnd(String text) {
        var most = Math.min(text.length(), EmailAddress.MAX_LOCAL_PART + 1);
        for (int i = 0, before = '.'; i < most; i++) {
            var c = text.charAt(i);
            if (c == '@') {
                return before == '.' ? -1 : i;
            }
            if (c == '.' ? before == '.' : !isSmall(c) && EmailAddress.SIGNS_OF_AN_ATOM.indexOf(c) < 0) {
                return -1;
            }
            before = c;
        }
        return -1;
    }

    private static boolean isDomain(String text, int start) {
        var label = start;
        for (var i = start; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.') {
                if (!isLabel(text, label, i)) {
                    return false;
                }
                label = i + 1;
            } else if (!isSmall(c) && c != '-') {
                return false;
            }
        }
        return label > start && isLabel(text, label, text.length()) && !isNumber(text, label);
    }

    private static boolean isLabel(String text, int start, int end) {
        return end > start
                && end - start <= MAX_LABEL
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-'
                && !text.startsWith(ENCODED, start);
    }

    private static boolean isNumber(String text, int start) {
        for (var i = start; i < text.length(); i++) {
            if (text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
