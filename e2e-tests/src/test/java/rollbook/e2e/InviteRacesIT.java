package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.e2e.RaceCourse.Place;
import rollbook.stack.LocalStack;

/**
 * Each two acts that may meet on an invite, in both orders and at once: it must end as the rules say of one of the two orders,
 * the same in every service, with the one seat held once and whoever waited invited if and only if it is free. At once ten
 * times each; {@code ./rollbook faults} has each two of them meet 200 times.
 */
@ExtendWith(WholeStack.class)
@Order(7)
class InviteRacesIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final long SEED = Long.getLong("rollbook.faults.seed", 20261125);
    private static final int TIMES = FULL ? 200 : 10;
    private static final int AUDITED = 20;
    /** Longer than anybody takes to hear of an act, so that some come before that and some after. */
    private static final int MOST_MILLIS_APART = 1_500;

    private final LocalStack stack;
    private final Api api;
    private final Actors actors;

    InviteRacesIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.actors = new Actors(stack, api);
    }

    @Test
    void section_4_one_act_after_the_other_ends_as_the_rules_say() throws Exception {
        var races = Race.ofEachOrder(1).toList();
        var course = new RaceCourse(stack, api, "Races in order");
        var places = course.prepare(races);

        RaceCourse.each(races, race -> actors.carryOut(race.one(), place(places, race)));
        Settling.await(stack);
        RaceCourse.each(races, race -> actors.carryOut(race.other(), place(places, race)));
        Settling.await(stack);

        var ends = course.look(places);
        assertThat(races.stream()
                        .filter(race -> !race.inOrder().equals(ends.get(race)))
                        .map(race -> "%s: %s; by the rules %s".formatted(race.acts(), ends.get(race), race.inOrder())))
                .as("of %d orders those that ended otherwise", races.size())
                .isEmpty();
        booksAreInOrder(places);
    }

    @Test
    void section_4_two_acts_at_once_end_as_in_one_of_their_two_orders() throws Exception {
        var races = Race.ofEachPair(TIMES).toList();
        var course = new RaceCourse(stack, api, "Races");
        var places = course.prepare(races);

        try (var threads =
                Executors.newScheduledThreadPool(64, Thread.ofVirtual().factory())) {
            RaceCourse.each(races, race -> race(race, place(places, race), threads));
        }
        Settling.await(stack);

        var ends = course.look(places);
        say(races, ends);
        assertThat(races.stream()
                        .filter(race -> !race.inEitherOrder().contains(ends.get(race)))
                        .map(race -> "%s: %s; by the rules one of %s"
                                .formatted(race.acts(), ends.get(race), race.inEitherOrder())))
                .as("of %d races those that ended otherwise", races.size())
                .isEmpty();
        booksAreInOrder(places);
    }

    /** Both at once, or as far apart as what comes of the one takes: seeded, but the machine has its say, too. */
    private void race(Race race, Place place, ScheduledExecutorService threads) throws Exception {
        var random = new SplittableRandom(SEED + 1_000L * race.acts().hashCode() + race.number());
        var apart = (long) (MOST_MILLIS_APART * Math.pow(random.nextDouble(), 2)); // most of them close
        var isLate = isOneLate(race, random);
        var one = threads.schedule(() -> carryOut(race.one(), place), isLate ? apart : 0, TimeUnit.MILLISECONDS);
        var other = threads.schedule(() -> carryOut(race.other(), place), isLate ? 0 : apart, TimeUnit.MILLISECONDS);
        one.get();
        other.get();
    }

    /** Time passes first, for it is noticed once a second; only an answer finds the invite closed at once. */
    private static boolean isOneLate(Race race, SplittableRandom random) {
        if (race.one() == Act.EXPIRE) {
            return false;
        }
        var isAnswer = List.of(Act.ACCEPT, Act.DECLINE).contains(race.one());
        return (race.other() == Act.EXPIRE && !isAnswer) || random.nextBoolean();
    }

    private Act carryOut(Act act, Place place) throws Exception {
        actors.carryOut(act, place);
        return act;
    }

    private static Place place(Map<Race, Place> places, Race race) {
        var place = places.get(race);
        assertThat(place).isNotNull();
        return place;
    }

    private void booksAreInOrder(Map<Race, Place> places) throws Exception {
        new Books(stack).nothingWasGivenUp();
        Audit.findsNoDifference(
                api,
                places.values().stream()
                        .map(Place::license)
                        .sorted()
                        .limit(AUDITED)
                        .toList());
    }

    private static void say(List<Race> races, Map<Race, String> ends) {
        var counted = races.stream()
                .collect(Collectors.groupingBy(
                        Race::acts,
                        TreeMap::new,
                        Collectors.groupingBy(race -> String.valueOf(ends.get(race)), Collectors.counting())));
        counted.forEach((acts, found) -> System.out.println("races: " + acts + ": " + found));
    }
}
