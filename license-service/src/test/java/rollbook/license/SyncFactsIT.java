package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rollbook.license.Api.DANA;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.events.OuMembershipChanged;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.events.OuMembershipChanged.Left;
import rollbook.events.SourceEnded;
import rollbook.kit.testing.RealParts;
import rollbook.license.Scene.Entry;

/** What a Google sync says, where rules and syncs follow each other; the plain cases are in {@link Section4IT}. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SyncFactsIT {
    private final String school = "@" + UUID.randomUUID() + ".example";
    private final String ann = "ann" + school;
    private final String bob = "bob" + school;
    private final String cat = "cat" + school;
    private final UUID successor = UUID.randomUUID();
    private Scene license;

    @BeforeEach
    void a_license_with_a_sync() {
        license = Scene.on(LicenseType.SCHOOL).synced();
    }

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void section_4_on_a_full_license_who_moves_between_picked_units_keeps_the_seat_from_who_waits() {
        license.seats(1).joined("unit-a", ann);
        license.joined("unit-a", bob);
        assertThat(license.status(bob)).isEqualTo("WAITING");

        license.joined("unit-b", ann);
        var left = license.left("unit-a", LeaveReason.LEFT_UNIT, ann);

        assertThat(left)
                .extracting(Entry::before, Entry::after, Entry::outcome)
                .containsExactly(tuple("MEMBER", "MEMBER", "ALREADY_MEMBER"));
        assertThat(license.status(bob)).isEqualTo("WAITING");
        assertThat(license.left("unit-b", LeaveReason.LEFT_UNIT, ann))
                .extracting(Entry::after)
                .startsWith("REMOVED");
        assertThat(license.status(bob)).isEqualTo("MEMBER");
    }

    @Test
    void X6_R11_whoever_is_suspended_leaves_all_units_and_is_back_when_they_are_active_again() {
        license.joined("unit-a", ann);
        license.joined("unit-b", ann);

        license.left("unit-a", LeaveReason.SUSPENDED, ann);
        license.left("unit-b", LeaveReason.SUSPENDED, ann);

        assertThat(license.status(ann)).isEqualTo("REMOVED");
        assertThat(license.joined("unit-a", ann)).extracting(Entry::outcome).containsExactly("ADDED");
    }

    @Test
    void X16_one_google_id_under_two_addresses_is_one_person_with_one_seat() {
        var both = said(Scene.SYNC, "unit-a", joined("g1", ann), joined("g1", bob));
        var alias = said(Scene.SYNC, "unit-b", joined("g1", cat));

        assertThat(Stream.concat(both.stream(), alias.stream()))
                .extracting(Entry::memberId)
                .containsOnly(both.getFirst().memberId());
        assertThat(license.status(cat)).as("the address said last").isEqualTo("MEMBER");
        assertThat(Scene.sql("select members from license where id = '" + license.licenseId + "'"))
                .isEqualTo("1");
    }

    @Test
    void X16_a_reused_address_means_its_new_holder_from_then_on() {
        var former = said(Scene.SYNC, "unit-a", joined("g1", ann)).getFirst();
        var latter = said(Scene.SYNC, "unit-a", joined("g2", ann)).getFirst();

        var listed = license.csv(DANA, ann).getFirst();

        assertThat(listed.memberId()).isEqualTo(latter.memberId()).isNotEqualTo(former.memberId());
        assertThat(listed.outcome()).isEqualTo("REASON_ADDED");
    }

    @Test
    void X16_two_who_swap_addresses_in_one_run_stay_who_they_are() {
        var before = said(Scene.SYNC, "unit-a", joined("g1", ann), joined("g2", bob));

        var after = said(Scene.SYNC, "unit-a", joined("g1", bob), joined("g2", ann));

        assertThat(after).extracting(Entry::memberId).containsExactlyElementsOf(ids(before));
        assertThat(after).extracting(Entry::outcome).containsOnly("ALREADY_MEMBER");
        assertThat(license.member(bob)).isEqualTo(before.getFirst().memberId());
    }

    @Test
    void R15_while_another_sync_holds_the_license_a_sync_adds_and_ends_nothing() {
        license.joined("unit-a", ann);

        var joined = said(successor, "unit-a", joined("google-" + bob, bob));
        var left = license.answer(new OuMembershipChanged(
                license.licenseId,
                successor,
                UUID.randomUUID(),
                "unit-a",
                Scene.stamp(),
                List.of(),
                List.of(new Left("google-" + ann, LeaveReason.DELETED))));

        assertThat(Stream.concat(joined.stream(), left.stream()))
                .extracting(Entry::outcome, Entry::rule)
                .containsOnly(tuple("REFUSED", "R15"));
        assertThat(license.status(ann)).isEqualTo("MEMBER");
    }

    @Test
    void R14_what_a_removed_sync_said_and_is_heard_after_it_let_go_of_the_license_is_refused() {
        var late = license.joinedAt("unit-a", Scene.stamp(), ann);
        license.end(SourceEnded.Kind.SYNC, Scene.SYNC.toString());
        Scene.sql("delete from claim where license_id = '" + license.licenseId + "'");

        assertThat(license.answer(late)).extracting(Entry::outcome).containsExactly("REFUSED");
        assertThat(license.status(ann)).isEqualTo("NONE");
    }

    @Test
    void R14_the_end_of_a_sync_leaves_those_its_successor_named() {
        license.joined("unit-a", ann, bob);
        Scene.sql("update claim set holder = '" + successor + "' where license_id = '" + license.licenseId + "'");
        said(successor, "unit-a", joined("google-" + ann, ann));

        license.end(SourceEnded.Kind.SYNC, Scene.SYNC.toString());

        assertThat(license.status(ann)).isEqualTo("MEMBER");
        assertThat(license.status(bob)).isEqualTo("REMOVED");
    }

    @Test
    void section_4_what_a_run_says_of_a_unit_deselected_meanwhile_is_void_and_selected_again_it_counts() {
        license.joined("unit-a", ann);
        var run = license.joinedAt("unit-a", Scene.stamp(), bob);

        license.end(SourceEnded.Kind.UNIT, "unit-a");

        assertThat(license.answer(run)).extracting(Entry::after).containsExactly("REMOVED");
        assertThat(license.joined("unit-a", ann, bob)).extracting(Entry::after).containsOnly("MEMBER");
    }

    @Test
    void R9_a_run_that_says_less_than_a_later_one_changes_nothing_when_it_is_heard_after_it() {
        var early = license.joinedAt("unit-a", Scene.stamp(), ann);
        license.joined("unit-a", ann);
        license.left("unit-a", LeaveReason.LEFT_UNIT, ann);

        assertThat(license.answer(early)).extracting(Entry::after).containsExactly("REMOVED");
    }

    private List<Entry> said(UUID sync, String unit, Joined... joined) {
        return license.answer(new OuMembershipChanged(
                license.licenseId, sync, UUID.randomUUID(), unit, Scene.stamp(), List.of(joined), List.of()));
    }

    private Joined joined(String googleId, String email) {
        return new Joined(googleId.startsWith("google-") ? googleId : googleId + school, email);
    }

    private static List<UUID> ids(List<Entry> entries) {
        return entries.stream().map(Entry::memberId).toList();
    }
}
