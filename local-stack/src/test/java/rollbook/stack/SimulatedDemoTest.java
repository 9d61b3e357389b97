package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.DemoDistrict;
import rollbook.stack.google.DirectoryUser;

/** The demo's people are the same ones in Google. */
class SimulatedDemoTest {
    @Test
    void everybody_of_a_school_in_the_demo_has_a_google_account() {
        assertThat(DemoPerson.ALL)
                .filteredOn(person -> !person.email().endsWith("@rollbook.example"))
                .hasSize(8)
                .allSatisfy(person -> assertThat(people(person.email())).hasSize(1));
    }

    @Test
    void dana_is_a_google_admin_and_paul_is_none() {
        assertThat(people("dana@northfield.example"))
                .extracting(DirectoryUser::role)
                .containsExactly(AdminRole.SUPER);
        assertThat(people("paul@northfield.example"))
                .extracting(DirectoryUser::role)
                .containsExactly(AdminRole.NONE);
    }

    private static List<DirectoryUser> people(String email) {
        return DemoDistrict.workspaces().stream()
                .flatMap(workspace -> workspace.find(email).stream())
                .toList();
    }
}
