package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.license.domain.KnownBy.Kind;

/** Whom identities mean, and what they teach (DESIGN §2 <em>Person</em>, X16): people have small ids, and new ones 100 up. */
class ResolutionTest {
    private static final UUID OLDER = new UUID(0, 1);
    private static final UUID YOUNGER = new UUID(0, 2);
    private static final UUID NEW = new UUID(0, 100);
    private static final UUID NEWER = new UUID(0, 101);
    private static final UUID ACCOUNT = new UUID(9, 1);
    private static final UUID OTHER_ACCOUNT = new UUID(9, 2);

    private final Map<KnownBy, UUID> stored = new HashMap<>();
    private final Map<UUID, UUID> survivors = new HashMap<>();
    private final List<Identity> asked = new ArrayList<>();

    @Test
    void an_address_alone_is_whoever_has_it_or_somebody_new() {
        known(OLDER, address("ann@x.example"));

        var resolution = resolve(Identity.of("ann@x.example", null), Identity.of("bob@x.example", null));

        assertThat(people(resolution)).containsExactly(OLDER, NEW);
        assertThat(resolution.learned()).isEqualTo(Map.of(address("bob@x.example"), NEW));
        assertThat(resolution.born()).containsExactly(NEW);
        assertThat(resolution.touched()).isEmpty();
    }

    @Test
    void a_renamed_address_keeps_the_person_and_both_addresses_are_theirs() {
        known(OLDER, google("g1"), address("old@x.example"));

        var resolution = resolve(Identity.ofGoogle("g1", "new@x.example"), Identity.of("old@x.example", null));

        assertThat(people(resolution)).containsExactly(OLDER, OLDER);
        assertThat(resolution.learned()).isEqualTo(Map.of(address("new@x.example"), OLDER));
        assertThat(resolution.touched()).containsExactly(OLDER);
    }

    @Test
    void a_reused_address_is_another_person_and_the_former_keeps_the_rest() {
        known(OLDER, google("g1"), address("ann@x.example"), address("ann.b@x.example"));

        var resolution = resolve(Identity.ofGoogle("g2", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(NEW);
        assertThat(resolution.learned()).isEqualTo(Map.of(google("g2"), NEW));
        assertThat(resolution.moved()).isEqualTo(Map.of(address("ann@x.example"), new Resolution.Move(OLDER, NEW)));
        assertThat(resolution.merges()).isEmpty();
        assertThat(resolution.touched()).containsExactly(OLDER);
    }

    @Test
    void an_address_reused_for_somebody_known_moves_to_them() {
        known(OLDER, google("g1"), address("ann@x.example"));
        known(YOUNGER, google("g2"), address("bea@x.example"));

        var resolution = resolve(Identity.ofGoogle("g2", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(YOUNGER);
        assertThat(resolution.moved()).isEqualTo(Map.of(address("ann@x.example"), new Resolution.Move(OLDER, YOUNGER)));
        assertThat(resolution.merges()).isEmpty();
    }

    @Test
    void two_addresses_swapped_in_one_reading_are_swapped() {
        known(OLDER, google("g1"), address("ann@x.example"));
        known(YOUNGER, google("g2"), address("bea@x.example"));

        var resolution = resolve(Identity.ofGoogle("g1", "bea@x.example"), Identity.ofGoogle("g2", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(OLDER, YOUNGER);
        assertThat(resolution.moved())
                .isEqualTo(Map.of(
                        address("ann@x.example"), new Resolution.Move(OLDER, YOUNGER),
                        address("bea@x.example"), new Resolution.Move(YOUNGER, OLDER)));
        assertThat(resolution.merges()).isEmpty();
    }

    @Test
    void a_directory_user_is_whom_a_list_named_by_their_address() {
        known(OLDER, address("ann@x.example"));

        var resolution = resolve(Identity.ofGoogle("g1", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(OLDER);
        assertThat(resolution.learned()).isEqualTo(Map.of(google("g1"), OLDER));
        assertThat(resolution.born()).isEmpty();
    }

    @Test
    void a_directory_user_nobody_knows_is_somebody_new_with_id_and_address() {
        var resolution = resolve(Identity.ofGoogle("g1", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(NEW);
        assertThat(resolution.learned()).isEqualTo(Map.of(google("g1"), NEW, address("ann@x.example"), NEW));
    }

    @Test
    void a_directory_user_without_an_address_is_somebody_known_or_nobody() {
        known(OLDER, google("g1"));
        var left = Identity.ofGoogle("g1", null);
        var unknown = Identity.ofGoogle("g2", null);

        var resolution = resolve(left, unknown);

        assertThat(resolution.people()).isEqualTo(Map.of(left, OLDER));
        assertThat(resolution.born()).isEmpty();
    }

    @Test
    void who_is_known_by_an_address_alone_merges_into_whose_address_it_proves_to_be() {
        known(OLDER, address("ann@x.example"));
        known(YOUNGER, google("g1"));

        var resolution = resolve(Identity.of("ann@x.example", null), Identity.ofGoogle("g1", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(YOUNGER, YOUNGER);
        assertThat(resolution.merges()).isEqualTo(Map.of(OLDER, YOUNGER));
        assertThat(resolution.moved()).isEqualTo(Map.of(address("ann@x.example"), new Resolution.Move(OLDER, YOUNGER)));
        assertThat(resolution.touched()).containsExactlyInAnyOrder(OLDER, YOUNGER);
    }

    @Test
    void of_two_with_proof_the_younger_merges_into_the_older() {
        known(OLDER, account(ACCOUNT));
        known(YOUNGER, google("g1"), address("ann@x.example"));

        var resolution = resolve(Identity.of("ann@x.example", ACCOUNT));

        assertThat(people(resolution)).containsExactly(OLDER);
        assertThat(resolution.merges()).isEqualTo(Map.of(YOUNGER, OLDER));
        assertThat(resolution.moved().keySet()).containsExactly(address("ann@x.example"), google("g1"));
    }

    @Test
    void X16_an_account_seen_joins_whoever_has_its_address() {
        known(OLDER, address("ann@x.example"), google("g1"));

        var resolution = resolve(Identity.of("ann@x.example", ACCOUNT));

        assertThat(people(resolution)).containsExactly(OLDER);
        assertThat(resolution.learned()).isEqualTo(Map.of(account(ACCOUNT), OLDER));
    }

    @Test
    void X16_once_their_account_is_seen_a_member_is_known_by_it_whatever_their_address() {
        known(OLDER, account(ACCOUNT), address("ann@x.example"));

        var resolution =
                resolve(Identity.of("renamed@x.example", ACCOUNT), Identity.of("ann@x.example", OTHER_ACCOUNT));

        assertThat(people(resolution)).containsExactly(OLDER, NEW);
        assertThat(resolution.moved()).isEqualTo(Map.of(address("ann@x.example"), new Resolution.Move(OLDER, NEW)));
    }

    @Test
    void X16_an_address_an_account_had_once_moves_nothing_where_the_account_is_somebody() {
        known(OLDER, account(ACCOUNT), address("new@x.example"));
        known(YOUNGER, account(OTHER_ACCOUNT), address("ann@x.example"));

        var resolution =
                resolve(Identity.ofPast("ann@x.example", ACCOUNT), Identity.ofPast("nobodys@x.example", ACCOUNT));

        assertThat(people(resolution)).containsExactly(OLDER, OLDER);
        assertThat(resolution.moved()).isEmpty();
        assertThat(resolution.learned()).isEmpty();
        assertThat(resolution.merges()).isEmpty();
    }

    @Test
    void X16_an_account_nobody_knows_is_whoever_has_the_address_it_had_once_unless_that_is_another_account() {
        known(OLDER, address("listed@x.example"));
        known(YOUNGER, account(OTHER_ACCOUNT), address("ann@x.example"));

        var third = new UUID(9, 3);
        var resolution = resolve(Identity.ofPast("listed@x.example", ACCOUNT), Identity.ofPast("ann@x.example", third));

        assertThat(people(resolution)).containsExactly(OLDER, NEWER);
        assertThat(resolution.learned()).isEqualTo(Map.of(account(ACCOUNT), OLDER, account(third), NEWER));
        assertThat(resolution.moved()).isEmpty();
    }

    @Test
    void two_accounts_are_two_people_even_where_google_ids_do_not_tell() {
        known(OLDER, account(ACCOUNT), google("g1"));
        known(YOUNGER, account(OTHER_ACCOUNT), address("ann@x.example"));

        var resolution = resolve(Identity.ofGoogle("g1", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(OLDER);
        assertThat(resolution.merges()).isEmpty();
        assertThat(resolution.moved()).isEqualTo(Map.of(address("ann@x.example"), new Resolution.Move(YOUNGER, OLDER)));
    }

    @Test
    void a_member_id_is_that_person_and_who_they_turned_out_to_be() {
        survivors.put(YOUNGER, OLDER);
        survivors.put(OLDER, OLDER);
        var unknown = Identity.of(new UUID(0, 3), ACCOUNT);

        var resolution = resolve(Identity.of(YOUNGER, null), Identity.of(OLDER, null), unknown);

        assertThat(resolution.people().values()).containsOnly(OLDER).hasSize(2);
        assertThat(resolution.people()).doesNotContainKey(unknown);
        assertThat(resolution.learned()).as("of nobody nothing is learned").isEmpty();
    }

    @Test
    void a_member_seen_with_an_account_has_it() {
        survivors.put(OLDER, OLDER);
        known(OLDER, address("ann@x.example"));

        var resolution = resolve(Identity.of(OLDER, ACCOUNT));

        assertThat(people(resolution)).containsExactly(OLDER);
        assertThat(resolution.learned()).isEqualTo(Map.of(account(ACCOUNT), OLDER));
    }

    @Test
    void a_member_seen_with_somebodys_account_is_them() {
        survivors.put(OLDER, OLDER);
        known(OLDER, address("ann@x.example"));
        known(YOUNGER, account(ACCOUNT));

        var resolution = resolve(Identity.of(OLDER, ACCOUNT));

        assertThat(people(resolution)).containsExactly(YOUNGER);
        assertThat(resolution.merges()).isEqualTo(Map.of(OLDER, YOUNGER));
    }

    @Test
    void a_member_with_an_account_does_not_get_anothers() {
        survivors.put(OLDER, OLDER);
        known(OLDER, account(ACCOUNT));
        known(YOUNGER, account(OTHER_ACCOUNT));

        var resolution = resolve(Identity.of(OLDER, OTHER_ACCOUNT), Identity.of(OLDER, new UUID(9, 3)));

        assertThat(people(resolution)).containsExactly(OLDER, OLDER);
        assertThat(resolution.touched()).isEmpty();
    }

    @Test
    void an_address_an_lms_is_not_trusted_for_is_nobodys_and_joins_nobody() {
        known(OLDER, address("ann@x.example"));

        var resolution = resolve(lms("s1", "ann@x.example", false), lms("s2", "new@x.example", false));

        assertThat(people(resolution)).containsExactly(NEW, NEWER);
        assertThat(resolution.learned().keySet()).extracting(KnownBy::kind).containsOnly(Kind.LMS);
    }

    @Test
    void who_comes_by_classroom_is_known_by_their_google_id_and_nothing_else() {
        known(OLDER, google("115"));

        var resolution = resolve(
                Identity.of(new LmsUser(LmsUser.GOOGLE, "classroom", "115", null), false),
                Identity.of(new LmsUser("https://other", "classroom", "115", null), false));

        assertThat(people(resolution)).containsExactly(OLDER, NEW);
        assertThat(resolution.learned().keySet()).extracting(KnownBy::kind).containsExactly(Kind.LMS);
    }

    @Test
    void who_comes_by_classroom_without_an_address_becomes_somebody_and_who_leaves_a_directory_does_not() {
        var resolution = resolve(
                Identity.of(new LmsUser(LmsUser.GOOGLE, "classroom", "115", null), false),
                Identity.ofGoogle("116", null));

        assertThat(asked).hasSize(2);
        assertThat(resolution.people()).containsOnlyKeys(asked.getFirst());
        assertThat(resolution.learned()).isEqualTo(Map.of(google("115"), NEW));
    }

    @Test
    void the_address_google_has_for_its_user_counts_and_what_is_no_address_does_not() {
        known(OLDER, address("ann@x.example"));

        var resolution = resolve(
                Identity.of(new LmsUser("https://lms", "d", "s1", "ann"), true),
                Identity.of(new LmsUser(LmsUser.GOOGLE, "classroom", "115", "ann@x.example"), false));

        assertThat(people(resolution)).containsExactly(NEW, OLDER);
        assertThat(resolution.learned()).containsOnlyKeys(google("115"), lmsUser("d", "s1"));
    }

    @Test
    void whoever_our_own_app_names_is_their_account() {
        known(OLDER, account(ACCOUNT));

        var resolution = resolve(
                Identity.of(new LmsUser(LmsUser.APP, "app", ACCOUNT.toString(), "ann@x.example"), false),
                Identity.of("ann@x.example", null));

        assertThat(people(resolution)).containsExactly(OLDER, OLDER);
        assertThat(resolution.learned()).containsOnlyKeys(address("ann@x.example"));
    }

    @Test
    void an_address_an_lms_is_trusted_for_joins_whoever_has_it() {
        known(OLDER, address("ann@x.example"), google("g1"));

        var resolution = resolve(lms("s1", "ann@x.example", true));

        assertThat(people(resolution)).containsExactly(OLDER);
        assertThat(resolution.learned().keySet()).extracting(KnownBy::kind).containsExactly(Kind.LMS);
    }

    @Test
    void an_lms_user_known_merges_with_whoever_has_the_trusted_address() {
        known(OLDER, lmsUser("d", "s1"));
        known(YOUNGER, address("ann@x.example"), account(ACCOUNT));

        var resolution = resolve(lms("s1", "ann@x.example", true));

        assertThat(people(resolution)).containsExactly(YOUNGER);
        assertThat(resolution.merges()).isEqualTo(Map.of(OLDER, YOUNGER));
    }

    @Test
    void an_lms_makes_no_two_people_one_by_asserting_both_addresses_of_one_user() {
        known(OLDER, address("ann@x.example"));
        known(YOUNGER, address("bob@x.example"));

        var resolution = resolve(lms("s1", "ann@x.example", true), lms("s1", "bob@x.example", true));

        assertThat(resolution.merges()).isEmpty();
        assertThat(resolution.people().values()).containsOnly(OLDER);
    }

    @Test
    void an_lms_never_takes_an_address_over_from_another_user_of_its_platform() {
        known(OLDER, lmsUser("d", "s1"), address("ann@x.example"));
        known(YOUNGER, lmsUser("other", "s2"));

        var resolution = resolve(
                Identity.ofLms("https://lms", "other", "s2", "ann@x.example", true), lms("s3", "ann@x.example", true));

        assertThat(people(resolution)).containsExactly(YOUNGER, NEW);
        assertThat(resolution.moved()).isEmpty();
        assertThat(resolution.merges()).isEmpty();
    }

    @Test
    void one_user_of_a_platform_in_two_deployments_is_one_person_where_the_address_is_trusted() {
        known(OLDER, lmsUser("d", "s1"), address("ann@x.example"));

        var resolution = resolve(Identity.ofLms("https://lms", "other", "s1", "ann@x.example", true));

        assertThat(people(resolution)).containsExactly(OLDER);
    }

    @Test
    void a_trusted_address_nobody_has_is_learned_so_that_a_list_names_the_same_person() {
        var resolution = resolve(lms("s1", "ann@x.example", true), Identity.of("ann@x.example", null));

        assertThat(people(resolution)).containsExactly(NEW, NEW);
    }

    @Test
    void who_turns_out_to_be_one_with_somebody_new_stays_the_one_they_were() {
        known(OLDER, address("ann@x.example"));

        var resolution = resolve(Identity.ofGoogle("g1", "new@x.example"), Identity.ofGoogle("g1", "ann@x.example"));

        assertThat(people(resolution)).containsExactly(OLDER, OLDER);
        assertThat(resolution.merges()).as("nobody has heard of the new one").isEmpty();
        assertThat(resolution.born()).isEmpty();
        assertThat(resolution.learned()).isEqualTo(Map.of(google("g1"), OLDER, address("new@x.example"), OLDER));
    }

    @Test
    void three_who_are_one_merge_into_one_who_stays() {
        var third = new UUID(0, 3);
        known(OLDER, address("ann@x.example"));
        known(YOUNGER, google("g1"));
        known(third, account(ACCOUNT), address("bea@x.example"));

        var resolution = resolve(Identity.of("ann@x.example", ACCOUNT), Identity.ofGoogle("g1", "bea@x.example"));

        assertThat(people(resolution)).containsOnly(YOUNGER);
        assertThat(resolution.merges().entrySet())
                .containsExactly(Map.entry(OLDER, YOUNGER), Map.entry(third, YOUNGER));
        assertThat(resolution.moved().values()).extracting(Resolution.Move::to).containsOnly(YOUNGER);
    }

    @Test
    void who_was_merged_a_moment_ago_is_who_they_are_now() {
        survivors.put(OLDER, OLDER);
        known(OLDER, address("ann@x.example"));
        known(YOUNGER, google("g1"));

        var resolution = resolve(Identity.ofGoogle("g1", "ann@x.example"), Identity.of(OLDER, ACCOUNT));

        assertThat(people(resolution)).containsExactly(YOUNGER, YOUNGER);
        assertThat(resolution.learned()).isEqualTo(Map.of(account(ACCOUNT), YOUNGER));
    }

    @Test
    void an_address_given_away_does_not_come_back_by_a_merge() {
        known(YOUNGER, google("g1"), address("ann@x.example"));
        known(OLDER, account(ACCOUNT), address("bea@x.example"));

        var resolution = resolve(Identity.ofGoogle("g2", "ann@x.example"), Identity.ofGoogle("g1", "bea@x.example"));

        assertThat(people(resolution)).containsExactly(NEW, OLDER);
        assertThat(resolution.moved())
                .isEqualTo(Map.of(
                        address("ann@x.example"), new Resolution.Move(YOUNGER, NEW),
                        google("g1"), new Resolution.Move(YOUNGER, OLDER)));
    }

    @Test
    void users_of_two_platforms_with_one_trusted_address_are_one_person() {
        known(OLDER, lmsUser("d", "s1"), address("ann@x.example"));

        var resolution = resolve(Identity.ofLms("https://other", "d", "s2", "ann@x.example", true));

        assertThat(people(resolution)).containsExactly(OLDER);
    }

    @Test
    void who_is_merged_without_being_known_by_anything_any_more_is_touched() {
        survivors.put(OLDER, OLDER);
        known(YOUNGER, account(ACCOUNT));

        var resolution = resolve(Identity.of(OLDER, ACCOUNT));

        assertThat(resolution.merges()).isEqualTo(Map.of(OLDER, YOUNGER));
        assertThat(resolution.touched()).containsExactlyInAnyOrder(OLDER, YOUNGER);
    }

    @Test
    void a_question_follows_the_same_precedence_and_teaches_nothing() {
        survivors.put(YOUNGER, OLDER);
        known(OLDER, google("g1"), address("ann@x.example"));
        known(YOUNGER, address("bea@x.example"));
        var said = List.of(
                Identity.of(YOUNGER, null),
                Identity.ofGoogle("g1", "bea@x.example"),
                Identity.of("ann@x.example", ACCOUNT),
                Identity.ofGoogle("g2", "ann@x.example"),
                Identity.ofGoogle("g2", "bea@x.example"),
                lms("s1", "ann@x.example", false),
                lms("s1", "ann@x.example", true),
                Identity.of("new@x.example", null));

        var known = Resolution.known(said, new KnownPeople(stored, survivors));

        assertThat(known)
                .isEqualTo(Map.of(
                        said.get(0), OLDER,
                        said.get(1), OLDER,
                        said.get(2), OLDER,
                        said.get(4), YOUNGER,
                        said.get(6), OLDER));
    }

    @Test
    void ids_compare_as_the_database_orders_them() {
        var first = new UUID(1, 0);
        var last = new UUID(-1, 0);
        known(first, lmsUser("d", "s1"));
        known(last, address("ann@x.example"));

        assertThat(resolve(lms("s1", "ann@x.example", true)).merges()).isEqualTo(Map.of(last, first));
    }

    private Resolution resolve(Identity... said) {
        asked.addAll(List.of(said));
        return Resolution.of(asked, new KnownPeople(stored, survivors), ids());
    }

    private List<UUID> people(Resolution resolution) {
        return asked.stream().map(identity -> resolution.people().get(identity)).toList();
    }

    private void known(UUID person, KnownBy... marks) {
        for (var mark : marks) {
            stored.put(mark, person);
        }
    }

    private static Supplier<UUID> ids() {
        var next = new int[] {100};
        return () -> new UUID(0, next[0]++);
    }

    private static KnownBy address(String value) {
        return new KnownBy(Kind.ADDRESS, value);
    }

    private static KnownBy account(UUID id) {
        return new KnownBy(Kind.ACCOUNT, id.toString());
    }

    private static KnownBy google(String id) {
        return new KnownBy(Kind.GOOGLE, id);
    }

    private static KnownBy lmsUser(String deployment, String subject) {
        return new KnownBy(Kind.LMS, "https://lms\n" + deployment + "\n" + subject);
    }

    private static Identity lms(String subject, String address, boolean trusted) {
        return Identity.ofLms("https://lms", "d", subject, address, trusted);
    }
}
