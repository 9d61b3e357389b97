package rollbook.bench;

import java.util.List;

/**
 * What {@code ./rollbook bench [bar] [times]} is asked for.
 *
 * @param times how often each thing is done that is timed, at least 1
 */
record Order(List<Part> parts, int times) {
    Order {
        parts = List.copyOf(parts);
    }

    /** All of them, so often. */
    static Order all(int times) {
        return new Order(List.of(Part.values()), times);
    }

    /**
     * As it was typed; a bar's name, a number, both in this order, or nothing.
     *
     * @throws IllegalArgumentException for anything else, with what to tell whoever typed it
     */
    static Order of(String... words) {
        if (words.length > 2) {
            throw new IllegalArgumentException("a bar and a number of times are all there is to say");
        }
        if (words.length == 0) {
            return all(Sizes.USUAL_TIMES);
        }
        var last = words[words.length - 1];
        var counted = isNumber(last);
        var times = counted ? times(last) : Sizes.USUAL_TIMES;
        return counted && words.length == 1 ? all(times) : new Order(List.of(only(words, counted)), times);
    }

    private static Part only(String[] words, boolean counted) {
        if (words.length == 2 && !counted) {
            throw new IllegalArgumentException("a number of times comes after the bar, not " + words[1]);
        }
        return Part.of(words[0]);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    /** Each of them makes thousands of members: of more than a hundred thousand nobody sees the end. */
    private static int times(String word) {
        if (word.length() > 6 || Integer.parseInt(word) == 0) {
            throw new IllegalArgumentException("a number of times from 1 to 999999, not " + word);
        }
        return Integer.parseInt(word);
    }
}
