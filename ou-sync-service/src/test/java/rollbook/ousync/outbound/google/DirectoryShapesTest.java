package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.outbound.google.Troubles.trouble;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.Directory;

/** Answers Google does not give, and which must not come to mean that somebody left (X7). */
class DirectoryShapesTest {
    private static final String USERS = "/admin/directory/v1/users";
    private static final String UNITS = "/admin/directory/v1/customer/my_customer/orgunits";
    private static final String ANA = "{\"id\":\"1\",\"primaryEmail\":\"ana@a.example\",\"orgUnitPath\":\"/A\"}";

    private final CannedGoogle google = new CannedGoogle();
    private final FakePauses pauses = new FakePauses();

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void a_body_that_breaks_off_behind_the_users_is_not_the_last_page() {
        google.says(USERS, 200, "{\"users\":[" + ANA + "]").says(USERS, 200, page(ANA, "t1"));

        var page = directory().users("/A", null);

        assertThat(page.next()).isEqualTo("t1");
        assertThat(pauses.seconds()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"users\"",
                "<!DOCTYPE html><title>Sign in</title>",
                "{\"users\":[]} {}",
                "{\"users\":[}",
            })
    void what_is_no_object_is_asked_for_again_and_failed_in_the_end(String body) {
        google.says(USERS, 200, body);

        assertThat(trouble(() -> directory().users("/A", null))).isEqualTo(Trouble.DIRECTORY_FAILED);
        assertThat(pauses.seconds()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"primaryEmail\":\"bo@a.example\",\"orgUnitPath\":\"/A\"}",
                "{\"id\":\"2\",\"orgUnitPath\":\"/A\"}",
                "{\"id\":\"2\",\"primaryEmail\":\"\",\"orgUnitPath\":\"/A\"}",
                "{\"id\":\"2\",\"primaryEmail\":\"bo@a.example\"}",
                "null",
            })
    void a_user_who_lacks_something_is_not_passed_over(String user) {
        google.says(USERS, 200, page(ANA + "," + user, ""));

        assertThat(trouble(() -> directory().users("/A", null))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void users_that_are_no_list_are_not_nobody() {
        google.says(USERS, 200, "{\"users\":{}}");

        assertThat(trouble(() -> directory().users("/A", null))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void a_unit_without_an_id_is_not_passed_over() {
        google.says(UNITS, 200, "{\"organizationUnits\":[{\"name\":\"A\",\"orgUnitPath\":\"/A\"}]}");

        assertThat(trouble(() -> directory().units())).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void a_page_that_leads_to_itself_is_not_read_for_ever() {
        google.says(USERS, 200, page(ANA, "t1"));

        assertThat(trouble(() -> School.all(directory(), "/A"))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void nor_are_pages_that_lead_in_a_circle() {
        for (var round = 0; round < 4; round++) {
            google.says(USERS, 200, page(ANA, "t1"))
                    .says(USERS, 200, page(ANA, "t2"))
                    .says(USERS, 200, page(ANA, "t3"));
        }
        google.says(USERS, 200, page(ANA, ""));

        assertThat(trouble(() -> School.all(directory(), "/A"))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void a_listing_begun_anew_may_have_the_tokens_it_had() {
        google.says(USERS, 200, page(ANA, "t1"))
                .says(USERS, 200, page(ANA, "t1"))
                .says(USERS, 200, page(ANA, ""));
        var directory = directory();
        directory.users("/A", null);

        assertThat(School.all(directory, "/A"))
                .extracting(DirectoryUser::googleId)
                .containsExactly("1", "1");
    }

    @Test
    void a_404_that_is_not_Googles_word_deletes_nobody() {
        google.says(USERS + "/1", 404, "text/html", "<title>Error 404 (Not Found)!!1</title>");

        assertThat(trouble(() -> directory().user("1"))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void another_user_than_was_asked_for_is_no_answer() {
        google.says(USERS + "/7", 200, ANA);

        assertThat(trouble(() -> directory().user("7"))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    private Directory directory() {
        return new GoogleDirectories(google.settings(), pauses).open("1//0canned");
    }

    private static String page(String users, String next) {
        return "{\"users\":[%s]%s}".formatted(users, next.isEmpty() ? "" : ",\"nextPageToken\":\"" + next + "\"");
    }
}
