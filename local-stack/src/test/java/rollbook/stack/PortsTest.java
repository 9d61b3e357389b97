package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path folder;

    @Test
    void a_part_gets_its_port_of_last_time_again() throws IOException {
        var first = ports().of("kafka");

        assertThat(ports().of("kafka")).isEqualTo(first);
    }

    @Test
    void a_part_that_asks_again_gets_the_same_port_even_while_it_listens_there() throws IOException {
        var ports = ports();
        var first = ports.of("license-service");
        try (var _ = listenOn(first)) {
            assertThat(ports.of("license-service")).isEqualTo(first);
        }
    }

    @Test
    void a_part_gets_another_port_where_its_own_is_taken_meanwhile() throws IOException {
        var first = ports().of("kafka");
        try (var stranger = listenOn(first)) {
            assertThat(ports().of("kafka")).isNotEqualTo(stranger.getLocalPort());
        }
    }

    @Test
    void the_next_free_port_is_taken_where_the_wanted_one_is_not_free() throws IOException {
        var wanted = ports().near(0);
        try (var _ = listenOn(wanted)) {
            assertThat(ports().near(wanted)).isBetween(wanted + 1, wanted + 100);
        }
        assertThat(ports().near(wanted)).isEqualTo(wanted);
    }

    @Test
    void no_two_parts_get_the_same_port() throws IOException {
        var ports = ports();
        var wanted = ports.of("a");

        assertThat(ports.near(wanted)).isNotEqualTo(wanted);
    }

    private Ports ports() throws IOException {
        return Ports.load(folder.resolve("ports.properties"));
    }

    private static ServerSocket listenOn(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
