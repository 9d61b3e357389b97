package rollbook.stack.google;

import java.util.ArrayList;
import java.util.List;

/**
 * One condition of a query: {@code field=value}, {@code field:word}, {@code field:prefix*}, or a word on its own. A value
 * with white space stands in single quotes, where {@code \'} is a quote.
 *
 * @param field empty for a word on its own
 */
record QueryClause(String field, char operator, String value) {

    /** Clauses stand side by side and hold together; there is no OR and no NOT. */
    static List<QueryClause> parse(String query) {
        var clauses = new ArrayList<QueryClause>();
        var reader = new Reader(query);
        while (reader.skipSpaces()) {
            clauses.add(reader.clause());
        }
        return List.copyOf(clauses);
    }

    boolean isPrefix() {
        return operator == ':' && value.length() > 1 && value.endsWith("*");
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean skipSpaces() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length();
        }

        QueryClause clause() {
            if (text.charAt(at) == '\'') {
                return new QueryClause("", ':', quoted());
            }
            var from = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (at > from && at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
                var field = text.substring(from, at);
                var operator = text.charAt(at++);
                return new QueryClause(field, operator, value());
            }
            at = from;
            return new QueryClause("", ':', bare());
        }

        private String value() {
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                throw new BadQuery("a field without a value");
            }
            return text.charAt(at) == '\'' ? quoted() : bare();
        }

        private String bare() {
            var from = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        private String quoted() {
            var value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                var letter = text.charAt(at);
                if (letter == '\'') {
                    at++;
                    endOfClause();
                    return value.toString();
                }
                if (letter == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            throw new BadQuery("a quote that does not end");
        }

        private void endOfClause() {
            if (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                throw new BadQuery("something right after a quote");
            }
        }
    }
}
