package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rollbook.ousync.outbound.google.School.GROUP;
import static rollbook.ousync.outbound.google.School.YEAR;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.DirectoryUser.Standing;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.usecase.Directories.NotShownException;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.UserChange;
import rollbook.stack.google.Workspace;

/** What is read of a Workspace where nothing goes wrong, and how little is asked for it. */
class GoogleDirectoriesTest {
    private final School school = new School();

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void opening_asks_nothing_of_Google() {
        school.directory();

        assertThat(school.google.requests().all()).isEmpty();
    }

    @Test
    void all_units_are_read_with_the_root_among_them_and_names_as_they_are() {
        var units = school.directory().units();

        assertThat(units).extracting(OrgUnit::path).containsExactlyInAnyOrder("/", "/Students", YEAR, GROUP, "/Staff");
        var root = units.stream()
                .filter(unit -> unit.path().equals("/"))
                .findFirst()
                .orElseThrow();
        assertThat(root.parentId()).isNull();
        assertThat(units)
                .filteredOn(unit -> unit.path().equals(GROUP))
                .containsExactly(new OrgUnit(
                        school.workspace.unit(GROUP).id(),
                        school.workspace.unit(YEAR).id(),
                        "O'Brien & Söhne",
                        GROUP));
    }

    @Test
    void twelve_hundred_users_are_three_pages_and_one_access_token() {
        school.add(1_200, GROUP);

        assertThat(School.all(school.directory(), YEAR))
                .extracting(DirectoryUser::googleId)
                .hasSize(1_200)
                .doesNotHaveDuplicates();
        assertThat(school.asked(RequestKind.USERS_LIST)).isEqualTo(3);
        assertThat(school.asked(RequestKind.TOKEN_REFRESH)).isEqualTo(1);
    }

    @Test
    void a_page_is_asked_for_with_the_fields_it_needs_and_no_more() {
        school.add(1, GROUP);

        school.directory().users(GROUP, null);

        var query = school.requests(RequestKind.USERS_LIST).getFirst().query();
        assertThat(URLDecoder.decode(query, StandardCharsets.UTF_8).split("&(?! )"))
                .containsExactlyInAnyOrder(
                        "customer=my_customer",
                        "fields=nextPageToken,users(id,primaryEmail,suspended,archived,orgUnitPath)",
                        "maxResults=500",
                        "projection=basic",
                        "query=orgUnitPath='/Students/Year 9/O\\'Brien & Söhne'",
                        "viewType=admin_view");
    }

    @Test
    void a_unit_with_a_quote_and_a_backslash_in_its_name_is_found() {
        school.workspace.addUnit("/Staff/A\\'B\\");
        school.add(2, "/Staff/A\\'B\\");

        assertThat(School.all(school.directory(), "/Staff/A\\'B\\")).hasSize(2);
    }

    @Test
    void the_suspended_and_the_archived_are_listed_as_such() {
        school.add(3, GROUP);
        school.workspace.change("s000001@northfield.example", UserChange.suspend());
        school.workspace.change("s000002@northfield.example", UserChange.archive());

        assertThat(school.directory().users(GROUP, null).users())
                .containsExactly(
                        user("s000000@northfield.example", Standing.ACTIVE),
                        user("s000001@northfield.example", Standing.SUSPENDED),
                        user("s000002@northfield.example", Standing.ARCHIVED));
    }

    @Test
    void a_unit_without_users_is_an_empty_page() {
        assertThat(school.directory().users("/Staff", null)).satisfies(page -> {
            assertThat(page.users()).isEmpty();
            assertThat(page.next()).isNull();
        });
    }

    @Test
    void an_answer_without_any_key_is_empty() {
        school.faults(FaultRule.every(Fault.EMPTY));

        assertThat(school.directory().users("/", null).users()).isEmpty();
        assertThat(school.directory().units()).isEmpty();
    }

    @Test
    void one_user_is_read_by_id() {
        school.add(1, GROUP);
        var id = school.workspace.user("s000000@northfield.example").id();

        assertThat(school.directory().user(id)).contains(user("s000000@northfield.example", Standing.ACTIVE));
    }

    @Test
    void a_deleted_user_is_nobody() {
        school.add(1, GROUP);
        var id = school.workspace.delete("s000000@northfield.example").id();

        assertThat(school.directory().user(id)).isEmpty();
    }

    @Test
    void PROTOCOLS_F_a_user_of_another_Workspace_is_not_shown_and_says_nothing_of_the_others() {
        var other = new Workspace("C0other", "southfield.example");
        var id = other.add("ann@southfield.example", "Ann", "Person", "/").id();
        school.google.add(other);

        assertThatThrownBy(() -> school.directory().user(id)).isInstanceOf(NotShownException.class);
    }

    private DirectoryUser user(String email, Standing standing) {
        return new DirectoryUser(school.workspace.user(email).id(), email, GROUP, standing);
    }
}
