package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.School.STUDENTS;
import static rollbook.ousync.School.TEACHERS;
import static rollbook.ousync.School.YEAR_9;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.events.OuMembershipChanged.Left;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.UserChange;

/** What a run says of a directory it can read. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class SyncRunIT {
    private final School school = new School();

    @Test
    void R8_X21_every_active_user_of_a_picked_unit_and_of_those_under_it_joins_and_nobody_else() {
        school.people(STUDENTS, "ann");
        school.people(YEAR_9, "bob");
        school.people(TEACHERS, "tom");
        school.connect();

        school.pick(STUDENTS);

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void X21_a_unit_can_be_picked_without_those_under_it() {
        school.people(STUDENTS, "ann");
        school.people(YEAR_9, "bob");
        school.connect();

        school.commit(school.plan(List.of(Map.of("id", school.unitId(STUDENTS), "subtree", false))));

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann"));
    }

    @Test
    void R9_who_joins_a_picked_unit_joins_and_who_leaves_it_leaves() {
        var ann = school.people(STUDENTS, "ann", "bob").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.people(STUDENTS, "cat");
        school.workspace.change(ann.id(), UserChange.moveTo(TEACHERS));

        var health = school.run();

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("bob", "cat"));
        assertThat(leftReasons()).isEqualTo(List.of(LeaveReason.LEFT_UNIT));
        assertThat(health.getInt("lastRun.joined")).isEqualTo(1);
        assertThat(health.getInt("lastRun.left")).isEqualTo(1);
    }

    @Test
    void R11_X6_suspended_archived_and_deleted_users_leave_and_the_reason_is_said() {
        var people = school.people(STUDENTS, "ann", "bob", "cat", "dan");
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(people.get(0).id(), UserChange.suspend());
        school.workspace.change(people.get(1).id(), UserChange.archive());
        school.workspace.delete(people.get(2).id());

        school.run();

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("dan"));
        assertThat(leftReasons())
                .containsExactlyInAnyOrder(LeaveReason.SUSPENDED, LeaveReason.ARCHIVED, LeaveReason.DELETED);
    }

    @Test
    void R11_suspended_users_never_join() {
        var people = school.people(STUDENTS, "ann", "bob");
        school.workspace.change(people.getFirst().id(), UserChange.suspend());
        school.connect();

        school.pick(STUDENTS);

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("bob"));
    }

    @Test
    void R13_who_was_removed_by_hand_is_said_again_by_the_next_run() {
        var ann = school.people(STUDENTS, "ann", "bob").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.license.removeByHand(ann.id());
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("bob"));

        school.run();

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void a_directory_that_did_not_change_says_nothing() {
        school.people(STUDENTS, "student", 1_200);
        school.connect();
        school.pick(STUDENTS);
        var before = school.license.said().size();

        school.run();

        assertThat(school.license.said()).hasSize(before);
        assertThat(before).isEqualTo(3);
    }

    @Test
    void section_4_who_moves_between_two_picked_units_joins_the_one_before_leaving_the_other() {
        var ann = school.people(STUDENTS, "ann", "bob").getFirst();
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        school.workspace.change(ann.id(), UserChange.moveTo(TEACHERS));
        var before = school.license.said().size();

        school.run();

        var said = school.license.said().subList(before, school.license.said().size());
        assertThat(said).hasSize(2);
        assertThat(said.getFirst().joined()).hasSize(1);
        assertThat(said.getFirst().unitId()).isEqualTo(school.unitId(TEACHERS));
        assertThat(said.getLast().left()).hasSize(1);
    }

    @Test
    void X16_a_renamed_address_keeps_the_member_and_is_said() {
        var ann = school.people(STUDENTS, "ann").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(ann.id(), UserChange.rename("anna@" + school.domain));

        school.run();

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("anna"));
        assertThat(leftReasons()).isEmpty();
        var said = school.license.said().size();
        school.run();
        assertThat(school.license.said()).hasSize(said);
    }

    @Test
    void X16_a_renamed_address_license_service_lost_is_said_again() {
        var ann = school.people(STUDENTS, "ann").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(ann.id(), UserChange.rename("anna@" + school.domain));
        school.license.loses(ann.id());
        school.run();
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann"));

        school.run();

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("anna"));
    }

    @Test
    void X16_a_rename_a_restored_license_service_knows_no_more_is_said_again() {
        var ann = school.people(STUDENTS, "ann").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(ann.id(), UserChange.rename("anna@" + school.domain));
        school.run();
        school.license.forgetsAddress(ann.id(), "ann@" + school.domain);
        School.execute("update sync set grants_seq = grants_seq + 1000 where license_id = '" + school.licenseId + "'");

        school.run();

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("anna"));
    }

    @Test
    void a_reused_address_is_another_person() {
        var ann = school.people(STUDENTS, "ann").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(ann.id(), UserChange.rename("anna@" + school.domain));
        var other = school.workspace.reuse("ann@" + school.domain, "Ann", "Other", STUDENTS);

        school.run();

        assertThat(school.license.on(school.unitId(STUDENTS))).isEqualTo(Set.of(ann.id(), other.id()));
    }

    @Test
    void X7_a_renamed_or_moved_unit_stays_the_same_unit() {
        school.people(YEAR_9, "ann");
        school.connect();
        school.pick(YEAR_9);
        var id = school.unitId(YEAR_9);
        school.workspace.renameUnit(YEAR_9, "Year 10");
        school.workspace.moveUnit("/Students/Year 10", TEACHERS);
        var before = school.license.said().size();

        var health = school.run();

        assertThat(school.license.said()).hasSize(before);
        assertThat(school.license.on(id)).hasSize(1);
        assertThat(health.getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void R10_nothing_at_google_is_ever_changed() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        school.run();

        assertThat(SimulatedGoogle.google().requests().all())
                .isNotEmpty()
                .noneMatch(request -> request.kind() == RequestKind.DIRECTORY_WRITE);
    }

    private List<LeaveReason> leftReasons() {
        return school.license.said().stream()
                .flatMap(fact -> fact.left().stream())
                .map(Left::reason)
                .toList();
    }
}
