package rollbook.kit.watch;

import java.util.Map;

/**
 * One number an operator watches. Its name and tags are what alert rules and pictures hang on: they do not change.
 *
 * @param name dotted, as in {@code rollbook.outbox.age.seconds}; Prometheus sees it with underscores
 * @param says what the number is, in one line
 * @param tags words out of a short fixed list: never an id or anything of a person, for each value is a series of its own
 */
public record Watched(String name, String says, Map<String, String> tags) {
    public Watched {
        tags = Map.copyOf(tags);
    }

    public Watched(String name, String says) {
        this(name, says, Map.of());
    }
}
