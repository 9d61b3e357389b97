package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackHomeTest {
    @TempDir
    Path folder;

    @Test
    void only_its_owner_may_look_into_the_folder_and_read_its_secrets() throws Exception {
        var home = StackHome.open(folder.resolve("home"));
        Secrets.load(home).get(Secrets.DEMO);

        assertThat(Files.getPosixFilePermissions(home.root())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(home.secrets()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void secrets_are_made_once() throws Exception {
        var home = StackHome.open(folder.resolve("home"));
        var password = Secrets.load(home).get(Secrets.DEMO);
        var keyset = Secrets.load(home).get(Secrets.SEAL_KEYSET);

        assertThat(Secrets.load(home).get(Secrets.DEMO)).isEqualTo(password).hasSizeGreaterThan(16);
        assertThat(Secrets.load(home).get(Secrets.SEAL_KEYSET)).isEqualTo(keyset);
        assertThat(new String(Base64.getDecoder().decode(keyset), StandardCharsets.UTF_8))
                .contains("\"primaryKeyId\"", "AesGcmKey");
    }

    @Test
    void data_without_their_secrets_are_told_and_not_overwritten() throws Exception {
        var home = StackHome.open(folder.resolve("home"));
        Files.createDirectory(home.data(PostgresServer.NAME));

        assertThatThrownBy(() -> Secrets.load(home))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("has data but its secrets.properties is gone");
    }

    @Test
    void one_supervisor_holds_the_folder_at_a_time() throws Exception {
        var home = StackHome.open(folder.resolve("home"));
        try (var first = home.tryLock().orElseThrow()) {
            assertThat(first.isOpen()).isTrue();
            assertThat(home.tryLock()).isEmpty();
        }
        try (var next = home.tryLock().orElseThrow()) {
            assertThat(next.isOpen()).isTrue();
        }
    }

    @Test
    void a_log_is_cut_under_its_writer_and_its_end_can_be_read() throws Exception {
        var home = StackHome.open(folder.resolve("home"));
        Files.writeString(home.log("x"), "one\ntwo\nthree\n");

        assertThat(LogFile.tail(home.log("x"), 2).lines()).containsExactly("    | two", "    | three");
        LogFile.rotate(home.log("x"));
        assertThat(home.log("x")).isEmptyFile();
        assertThat(home.logs().resolve("x.log.1")).hasContent("one\ntwo\nthree");
    }
}
