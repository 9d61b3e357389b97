package rollbook.ousync.usecase;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Gives each number of a set a place to keep bits at. Sixty-four neighbours share one word: half a million numbers given one
 * after the other weigh a tenth of a megabyte, and those scattered most widely eight.
 */
final class NumberPlaces {
    private static final int WORD = Long.SIZE;

    private long[] words = new long[WORD];
    private int count;
    private final BitSet taken = new BitSet();
    private int size;

    /** Takes in a number that is larger than all before, and not negative. */
    void add(long no) {
        if (count == 0 || words[count - 1] != no / WORD) {
            if (count == words.length) {
                words = Arrays.copyOf(words, 2 * count);
            }
            words[count++] = no / WORD;
        }
        taken.set(place(count - 1, no));
        size++;
    }

    /** -1 for a number that is not in the set. */
    int of(long no) {
        var word = Arrays.binarySearch(words, 0, count, no / WORD);
        return no >= 0 && word >= 0 && taken.get(place(word, no)) ? place(word, no) : -1;
    }

    private static int place(int word, long no) {
        return word * WORD + (int) (no % WORD);
    }

    /** All places, in the order of their numbers. */
    IntStream all() {
        return taken.stream();
    }

    /** The number that has this place. */
    long number(int place) {
        return words[place / WORD] * WORD + place % WORD;
    }

    /** How many numbers there are. */
    int size() {
        return size;
    }
}
