package rollbook.license.outbound.postgres;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many rows as arrays, one a column, for one {@code unnest}. */
final class Columns {
    private Columns() {}

    static <T> @Nullable Object[] of(Collection<T> rows, Function<? super T, ? extends @Nullable Object> field) {
        return rows.stream().map(field).toArray();
    }
}
