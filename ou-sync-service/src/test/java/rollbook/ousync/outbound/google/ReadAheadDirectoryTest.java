package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.ousync.usecase.Directories.UnreadableException;

class ReadAheadDirectoryTest {
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final Directory directory = new ReadAheadDirectory(new ThreePages());

    @Test
    void the_next_page_is_asked_for_before_anybody_wants_it_and_once() throws InterruptedException {
        var first = directory.users("/Students", null);

        assertThat(next()).isEqualTo("/Students null");
        assertThat(next()).isEqualTo("/Students 2");
        assertThat(directory.users("/Students", first.next()).next()).isEqualTo("3");
        assertThat(directory.users("/Students", "3").next()).isNull();
        assertThat(next()).isEqualTo("/Students 3");
        assertThat(asked).isEmpty();
    }

    @Test
    void another_unit_or_the_first_page_again_is_not_what_was_asked_ahead() throws InterruptedException {
        directory.users("/Students", null);
        next();
        next();

        directory.users("/Staff", "2");
        directory.users("/Students", null);

        assertThat(List.of(next(), next(), next(), next()))
                .containsExactlyInAnyOrder("/Staff 2", "/Staff 3", "/Students null", "/Students 2");
    }

    @Test
    void what_went_wrong_ahead_is_said_where_the_page_is_wanted() {
        var first = directory.users("/Broken", null);

        assertThatThrownBy(() -> directory.users("/Broken", first.next())).isInstanceOf(UnreadableException.class);
    }

    private String next() throws InterruptedException {
        return String.valueOf(asked.poll(30, TimeUnit.SECONDS));
    }

    /** Of any unit; of one the second cannot be read. */
    private final class ThreePages implements Directory {
        @Override
        public Directories.Page users(String path, @Nullable String token) {
            asked.add(path + " " + token);
            if (path.equals("/Broken") && token != null) {
                throw new UnreadableException(Trouble.DIRECTORY_FAILED, null);
            }
            return new Directories.Page(List.of(), token == null ? "2" : token.equals("2") ? "3" : null);
        }

        @Override
        public List<OrgUnit> units() {
            return List.of();
        }

        @Override
        public Optional<DirectoryUser> user(String googleId) {
            return Optional.empty();
        }
    }
}
