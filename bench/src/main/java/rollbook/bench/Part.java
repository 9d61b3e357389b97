package rollbook.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What can be measured, each alone too. A whole run does all in this order: the tables fill meanwhile, and what is measured
 * in small tables comes first.
 */
enum Part {
    /** The whole local stack's second start. */
    START,
    /** Live enrollment. */
    LIVE,
    /** A file into small tables. */
    IMPORT,
    /** Live enrollment beside an import of the same license. */
    BESIDE,
    /** <em>Am I covered?</em> */
    COVERAGE,
    /** The members page of a large license. */
    PAGES,
    /** A file into large tables. */
    LARGE,
    /** Webhooks while Kafka is away. */
    BURST,
    /** The Google sync that finds nothing changed. */
    SYNC,
    /** The heap while a district is synced. */
    HEAP;

    /** As it is asked for. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one asked for.
     *
     * @throws IllegalArgumentException where there is none so called; it says which there are
     */
    static Part of(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bar called %s; there are: %s"
                        .formatted(word, Arrays.stream(values()).map(Part::word).collect(Collectors.joining(" ")))));
    }
}
