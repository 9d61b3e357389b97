package rollbook.e2e;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two acts that meet on sam's invite to a license of its own.
 *
 * @param number which one it is among those of its kind
 */
record Race(Act one, Act other, int number) {

    /** {@code number} races of each pair of acts, whichever comes first. */
    static Stream<Race> ofEachPair(int number) {
        return ofEachOrder(number).filter(race -> race.one.compareTo(race.other) < 0);
    }

    /** {@code number} races of each two acts in each order. */
    static Stream<Race> ofEachOrder(int number) {
        return Stream.of(Act.values())
                .flatMap(one -> Stream.of(Act.values())
                        .filter(other -> other != one)
                        .flatMap(other ->
                                Stream.iterate(0, i -> i + 1).limit(number).map(i -> new Race(one, other, i))));
    }

    String acts() {
        return one + " and " + other;
    }

    /** How it ends where {@code one} comes first. */
    String inOrder() {
        return end(one, other);
    }

    /** How it may end where both come at once. */
    Set<String> inEitherOrder() {
        return Stream.of(end(one, other), end(other, one)).collect(Collectors.toSet());
    }

    private static String end(Act first, Act second) {
        return Standing.INVITED.then(first).then(second).told();
    }
}
