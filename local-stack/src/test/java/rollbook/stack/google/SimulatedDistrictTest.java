package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.directory.model.User;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Districts made of numbers. */
class SimulatedDistrictTest {
    private static final String ACTIVE = "orgUnitPath=/ isSuspended=false isArchived=false";

    @Test
    void is_the_same_one_of_the_same_numbers() {
        var one = District.of(7, 4, 200, 9, 30).workspace();
        var same = District.of(7, 4, 200, 9, 30).workspace();
        var other = District.of(8, 4, 200, 9, 30).workspace();

        assertThat(same.users("")).isEqualTo(one.users(""));
        assertThat(same.subtree("/")).isEqualTo(one.subtree("/"));
        assertThat(other.users("")).extracting(DirectoryUser::id).doesNotContainAnyElementsOf(ids(one));
    }

    @Test
    void has_as_many_as_were_asked_for_with_ids_as_google_writes_them() {
        var district = District.of(7, 4, 200, 9, 30).workspace();

        assertThat(district.size()).isEqualTo(232);
        assertThat(district.users("isSuspended=true")).hasSize(9);
        assertThat(district.users("orgUnitPath='/Schools/School 02/Students'")).hasSize(50);
        assertThat(district.users("orgUnitPath='/Schools/School 04/Staff'")).hasSize(7);
        assertThat(ids(district)).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{21}"));
        assertThat(district.subtree("/"))
                .extracting(OrgUnit::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("id:03ph8a2z[0-9a-z]{7}"));
        assertThat(district.subtree("/Schools/School 01"))
                .extracting(OrgUnit::name)
                .contains("O'Brien & Söhne", "Class of '29 (\"Hawks\")");
    }

    @Test
    void of_100_000_is_paged_through_whole_by_the_real_client() throws Exception {
        var district = District.of(3, 100, 99_000, 1_000, 998).workspace();
        try (var kit = new GoogleTestKit()) {
            kit.google.add(district);
            var listing = kit.directory("admin@district3.example", Scopes.USERS_READ)
                    .users()
                    .list()
                    .setCustomer("my_customer")
                    .setQuery(ACTIVE)
                    .setMaxResults(500)
                    .setFields(
                            "nextPageToken,users(id,primaryEmail,aliases,suspended,archived,orgUnitPath,customerId)");
            var ids = new HashSet<String>();
            do {
                var page = listing.execute();
                page.getUsers().stream().map(User::getId).forEach(ids::add);
                listing.setPageToken(page.getNextPageToken());
            } while (listing.getPageToken() != null);

            assertThat(ids).hasSize(99_000);
            assertThat(kit.google.requests().of(RequestKind.USERS_LIST)).hasSize(198);
        }
    }

    @Test
    void of_half_a_million_is_there_at_once() {
        var district = District.of(4, 200, 490_000, 5_000, 9_998).workspace();

        assertThat(district.size()).isEqualTo(500_000);
        assertThat(district.users("orgUnitPath='/Schools/School 01'")).hasSize(2_450 + 50);
    }

    private static List<String> ids(Workspace workspace) {
        return workspace.users("").stream().map(DirectoryUser::id).toList();
    }
}
