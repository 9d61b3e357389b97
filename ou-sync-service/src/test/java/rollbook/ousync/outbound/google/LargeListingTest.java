package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.Patience;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.stack.google.RequestKind;

/** A district of a hundred thousand weighs as much as a page of it. */
class LargeListingTest {
    private static final int USERS = 100_000;

    private final School school = new School();

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void no_user_is_kept_when_their_page_is_read() {
        school.add(USERS, School.GROUP);
        var directory = school.directory();

        var seen = read(directory);

        assertThat(school.asked(RequestKind.USERS_LIST)).isEqualTo(USERS / 500 + 1);
        Patience.await().untilAsserted(() -> {
            System.gc();
            assertThat(seen).allMatch(user -> user.get() == null);
        });
        assertThat(directory.units()).isNotEmpty(); // it is still there
    }

    /** One user of each page, held by nothing here. */
    private static List<WeakReference<DirectoryUser>> read(Directory directory) {
        var seen = new ArrayList<WeakReference<DirectoryUser>>();
        var listed = 0;
        String next = null;
        do {
            var page = directory.users("/", next);
            listed += page.users().size();
            seen.add(new WeakReference<>(page.users().getFirst()));
            next = page.next();
        } while (next != null);
        assertThat(listed).isEqualTo(USERS + 1);
        return seen;
    }
}
