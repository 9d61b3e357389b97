package rollbook.enrollment.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits pasted text into entries (R24). Words gather until a comma, semicolon or line end makes an entry of each, or an
 * address in angle brackets makes them its name. A quoted name may hold commas but ends on its line. Every character is
 * looked at a bounded number of times, whatever the text.
 */
final class PasteScanner {
    private static final String MAILTO = "mailto:";

    /** What stands for one person: as typed, and the part that should be the address. */
    record Entry(String text, String address) {
        @Override
        public String toString() {
            return "Entry[" + text.length() + " characters]";
        }
    }

    /** A word from start to end; a quoted one includes its quotes. */
    private record Word(int start, int end, boolean quoted, boolean hasAt) {}

    private final PastedText text;
    private final int limit;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private int position;

    /**
     * Reads a text once.
     *
     * @param limit how many entries to read at most
     */
    PasteScanner(CharSequence text, int limit) {
        this.text = new PastedText(text);
        this.limit = limit;
    }

    /** The entries in their order. */
    List<Entry> entries() {
        while (position < text.length() && entries.size() < limit) {
            if (text.isSeparator(position)) {
                endWords(words.size());
                position++;
            } else if (text.isSpace(position)) {
                position++;
            } else {
                readWordOrBracket();
            }
        }
        endWords(words.size());
        return entries.subList(0, Math.min(limit, entries.size()));
    }

    private void readWordOrBracket() {
        var bracket = text.closingBracket(position);
        if (bracket >= 0) {
            endWithBracket(bracket);
            return;
        }
        var quote = text.closingQuote(position);
        var end = quote >= 0 ? quote + 1 : text.wordEnd(position);
        words.add(new Word(position, end, quote >= 0, text.holdsAt(position, end)));
        position = end;
        if (words.size() >= limit) {
            endWords(words.size()); // nobody's name is that long
        }
    }

    /** Makes an entry of the address in brackets; the words before it are its name, or entries if they are addresses. */
    private void endWithBracket(int close) {
        var address = text.slice(position + 1, close);
        var nameFrom = words.size();
        while (nameFrom > 0 && isName(nameFrom - 1, address)) {
            nameFrom--;
        }
        var start = nameFrom < words.size() ? words.get(nameFrom).start() : position;
        endWords(nameFrom);
        words.clear();
        add(start, close + 1, address);
        position = close + 1;
    }

    /** Whether a word is part of the name: no address, or right before the bracket a quoted one or the very same. */
    private boolean isName(int index, String address) {
        var word = words.get(index);
        if (!word.hasAt()) {
            return true;
        }
        var last = index == words.size() - 1;
        return last && (word.quoted() || text.slice(word.start(), word.end()).equalsIgnoreCase(address));
    }

    /** Makes an entry of each of the first so many words. */
    private void endWords(int count) {
        var ended = words.subList(0, count);
        for (var word : ended) {
            var quotes = word.quoted() ? 1 : 0;
            add(word.start(), word.end(), text.slice(word.start() + quotes, word.end() - quotes));
        }
        ended.clear();
    }

    private void add(int start, int end, String address) {
        var link = address.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
        entries.add(new Entry(Shown.of(text.text(), start, end), link ? address.substring(MAILTO.length()) : address));
    }
}
