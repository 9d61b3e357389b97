package rollbook.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.RealParts;

/** Many rows at once arrive as they were given, by COPY and as columns of values. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ManyRowsIT {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "\\N", "\\", "a\tb", "a\nb\r\n", "\\.", "{\"a\":\"\\n\\\\\"}", "null", "é"})
    void a_text_is_copied_as_it_is(String text) {
        var copied = database.inTransaction(() -> database.with(sql -> {
            sql.execute("create temp table copied (id uuid, number bigint, text text, absent int) on commit drop");
            var rows = new CopyRows("copied (id, number, text, absent)");
            rows.add(ID, 7L, text, null);
            rows.add(ID, 8L, text, null);
            assertThat(rows.into(sql)).isEqualTo(2);
            return lines(
                    sql, "select id || ' ' || number || ' ' || text from copied where absent is null order by number");
        }));

        assertThat(copied).containsExactly(ID + " 7 " + text, ID + " 8 " + text);
    }

    @Test
    void a_row_that_is_there_already_fails_the_copy() {
        assertThatThrownBy(() -> database.inTransaction(() -> database.with(sql -> {
                    sql.execute("create temp table copied (id uuid primary key) on commit drop");
                    var rows = new CopyRows("copied (id)");
                    rows.add(ID);
                    rows.add(ID);
                    return rows.into(sql);
                })))
                .hasMessageContaining("duplicate key");
    }

    @Test
    void columns_of_values_are_bound_with_what_is_absent() {
        var bound = database.inTransaction(() -> database.with(sql -> sql.createQuery("""
                        select concat_ws('|', t, coalesce(i::text, '-'), coalesce(l::text, '-'), coalesce(u::text, '-'))
                        from unnest(:texts, :ints, :longs, :ids) as v (t, i, l, u)
                        """)
                .bindArray("texts", String.class, new Object[] {"a,\"b\"\\{}", "null"})
                .bindArray("ints", Integer.class, new Object[] {1, null})
                .bindArray("longs", Long.class, new Object[] {null, Long.MAX_VALUE})
                .bindArray("ids", UUID.class, new Object[] {ID, null})
                .mapTo(String.class)
                .list()));

        assertThat(bound).containsExactly("a,\"b\"\\{}|1|-|" + ID, "null|-|" + Long.MAX_VALUE + "|-");
    }

    private static List<String> lines(Handle sql, String query) {
        return sql.select(query).mapTo(String.class).list();
    }
}
