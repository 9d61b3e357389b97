package rollbook.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after it; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page of what was read with one row more than {@code limit} asked for; {@code position} is what a cursor holds. */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, String> position) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        var items = read.subList(0, limit);
        return new Page<>(items, Cursor.encode(position.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
