package rollbook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void nothing_said_is_everything_500_times() {
        assertThat(Order.of()).isEqualTo(new Order(List.of(Part.values()), 500));
    }

    @Test
    void a_number_alone_is_everything_so_often() {
        assertThat(Order.of("20")).isEqualTo(new Order(List.of(Part.values()), 20));
    }

    @Test
    void a_bar_is_measured_alone_500_times_or_as_often_as_is_said() {
        assertThat(Order.of("burst")).isEqualTo(new Order(List.of(Part.BURST), 500));
        assertThat(Order.of("sync", "50")).isEqualTo(new Order(List.of(Part.SYNC), 50));
    }

    @Test
    void a_bar_that_is_none_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Order.of("dance", "20"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no bar called dance; there are: " + words());
    }

    @Test
    void what_is_no_order_is_refused() {
        for (var words :
                new String[][] {{"burst", "sync"}, {"burst", "0"}, {"0"}, {"1234567"}, {"1", "2"}, {"a", "1", "2"}}) {
            assertThatThrownBy(() -> Order.of(words))
                    .as(String.join(" ", words))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_command_knows_the_same_bars_and_tells_of_each() throws Exception {
        var command = Files.readString(Path.of("..", "rollbook"));

        assertThat(command)
                .contains("bars=\"" + words() + "\"\n")
                .contains("or one: " + words().replace(" ", ", ") + ";");
    }

    private static String words() {
        return Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(" "));
    }
}
