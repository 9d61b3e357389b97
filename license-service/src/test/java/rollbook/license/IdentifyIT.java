package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.failure.SqlFailures;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.license.domain.Identity;
import rollbook.license.usecase.Persons;
import rollbook.license.usecase.Persons.Merge;

/** People as PostgreSQL keeps them (DESIGN §2 <em>Person</em>); which case means whom, the domain's own test says. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class IdentifyIT {
    private static final int CHUNK = 500;
    private static final int MOST_TRIES = 100;

    @Inject
    Persons persons;

    @Inject
    Database database;

    private final String run = UUID.randomUUID().toString();

    @Test
    void five_hundred_addresses_are_five_hundred_people_and_the_same_again() {
        var chunk = addresses(CHUNK);

        var first = identify(chunk);
        var again = identify(chunk);

        assertThat(Set.copyOf(first.people().values())).hasSize(CHUNK).isEqualTo(first.born());
        assertThat(again.people()).isEqualTo(first.people());
        assertThat(again.born()).isEmpty();
        assertThat(known(chunk)).isEqualTo(first.people());
    }

    @Test
    void a_question_makes_nobody_a_person() {
        var asked = List.of(address("ann"), google("g1", "ann"), Identity.of(UUID.randomUUID(), UUID.randomUUID()));

        assertThat(known(asked)).isEmpty();
        assertThat(known(asked)).as("asked again").isEmpty();
    }

    @Test
    void a_renamed_address_keeps_the_person() {
        var ann = person(google("g1", "old"));

        assertThat(person(google("g1", "new"))).isEqualTo(ann);
        assertThat(person(address("new"))).isEqualTo(ann);
        assertThat(person(address("old"))).isEqualTo(ann);
    }

    @Test
    void a_reused_address_is_another_person() {
        var former = person(google("g1", "ann"));
        var latter = person(google("g2", "ann"));

        assertThat(latter).isNotEqualTo(former);
        assertThat(person(address("ann"))).isEqualTo(latter);
        assertThat(person(google("g1", null))).as("who keeps the rest").isEqualTo(former);
    }

    @Test
    void two_who_are_one_are_found_under_either_id_for_ever() {
        var named = person(address("ann"));
        var signedIn = person(account(1, "bea"));
        var listed = person(google("g1", "cat"));

        var first = identify(List.of(account(1, "ann")));
        var second = identify(List.of(account(1, "cat")));

        assertThat(first.merges()).containsExactly(new Merge(named, signedIn));
        assertThat(second.merges()).containsExactly(new Merge(listed, signedIn));
        var ids = List.of(Identity.of(named, null), Identity.of(listed, null), Identity.of(signedIn, null));
        assertThat(known(ids).values()).containsOnly(signedIn).hasSize(3);
        assertThat(known(List.of(address("ann"), address("bea"), address("cat"), google("g1", null)))
                        .values())
                .containsOnly(signedIn)
                .hasSize(4);
    }

    @Test
    void a_merge_of_the_merged_is_followed_to_its_end() {
        var older = person(google("g1", "cat"));
        var named = person(address("ann"));
        var signedIn = person(account(1, "bea"));

        var first = identify(List.of(account(1, "ann")));
        var second = identify(List.of(account(1, "cat")));

        assertThat(first.merges()).containsExactly(new Merge(named, signedIn));
        assertThat(second.merges()).containsExactly(new Merge(signedIn, older));
        assertThat(known(List.of(Identity.of(named, null), Identity.of(signedIn, null)))
                        .values())
                .hasSize(2)
                .containsOnly(older);
    }

    @Test
    void a_whole_chunk_of_a_directory_finds_whom_a_list_named() {
        var named = identify(addresses(CHUNK));

        var listed = identify(IntStream.range(0, CHUNK)
                .mapToObj(i -> google("g" + i, "p" + i))
                .toList());

        assertThat(Set.copyOf(listed.people().values())).isEqualTo(named.born());
        assertThat(listed.born()).isEmpty();
        assertThat(listed.merges()).isEmpty();
    }

    @Test
    void who_is_held_is_merged_by_nobody_until_the_transaction_ends() throws Exception {
        var named = person(address("ann"));
        person(account(1, "bea"));
        var seen = new ArrayList<Merge>();

        try (var threads = Executors.newSingleThreadExecutor()) {
            var merging = database.inTransaction(() -> {
                persons.hold(Set.of(named));
                var task = threads.submit(() -> identify(List.of(account(1, "ann"))));
                Scene.await(() -> waitsForALock());
                seen.addAll(mergesOf(named));
                return task;
            });
            assertThat(merging.get().merges()).hasSize(1);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void who_was_merged_meanwhile_cannot_be_held() {
        var named = person(address("ann"));
        person(account(1, "bea"));
        identify(List.of(account(1, "ann")));

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    persons.hold(Set.of(named));
                    return named;
                }))
                .isInstanceOf(TransientFailureException.class);
    }

    @Test
    void the_same_new_people_on_two_licenses_at_once_are_the_same_people() throws Exception {
        var chunk = addresses(CHUNK);
        var reversed = chunk.reversed();

        var found = atOnce(List.of(chunk, reversed));

        assertThat(found.getFirst().people()).isEqualTo(found.getLast().people());
        assertThat(found.getFirst().born().size() + found.getLast().born().size())
                .as("each was born once")
                .isEqualTo(CHUNK);
    }

    @RepeatedTest(50)
    void a_list_and_a_directory_naming_the_same_at_once_mean_one_person() throws Exception {
        atOnce(List.of(List.of(address("ann")), List.of(google("g1", "ann")), List.of(account(1, "ann"))));

        assertThat(known(List.of(address("ann"), google("g1", null), account(1, "nobody")))
                        .values())
                .hasSize(3)
                .containsOnly(person(address("ann")));
    }

    @RepeatedTest(50)
    void two_merges_of_one_person_at_once_end_in_one_person() throws Exception {
        var people = List.of(person(address("ann")), person(account(1, "bea")), person(google("g1", "cat")));

        var found =
                atOnce(List.of(List.of(account(1, "ann")), List.of(google("g1", "ann")), List.of(account(1, "cat"))));

        var all = List.of(address("ann"), address("bea"), address("cat"), google("g1", null), account(1, "nobody"));
        var one = person(address("ann"));
        assertThat(known(all).values()).hasSize(all.size()).containsOnly(one);
        assertThat(known(people.stream().map(id -> Identity.of(id, null)).toList())
                        .values())
                .hasSize(people.size())
                .containsOnly(one);
        assertThat(found.stream().flatMap(each -> each.merges().stream()).map(Merge::from))
                .as("each is merged once")
                .hasSize(people.size() - 1)
                .doesNotHaveDuplicates()
                .doesNotContain(one);
    }

    @RepeatedTest(20)
    void two_google_ids_that_claim_one_address_at_once_are_two_people() throws Exception {
        person(address("ann"));

        atOnce(List.of(List.of(google("g1", "ann")), List.of(google("g2", "ann"))));

        assertThat(known(List.of(google("g1", null), google("g2", null))).values())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .contains(person(address("ann")));
    }

    private Persons.Found identify(List<Identity> said) {
        return persistently(() -> database.inTransaction(() -> persons.identify(said)));
    }

    private Map<Identity, UUID> known(List<Identity> said) {
        return database.inTransaction(() -> persons.known(said));
    }

    private UUID person(Identity said) {
        return identify(List.of(said)).people().get(said);
    }

    /** As a lane would: what passes is tried again. */
    private static <T> T persistently(Supplier<T> work) {
        for (var tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!passes(e) || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static boolean passes(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, failure -> failure != null, Throwable::getCause)
                .anyMatch(failure -> failure instanceof TransientFailureException
                        || (failure instanceof SQLException sql && SqlFailures.passes(sql)));
    }

    /** Identifies each of these lists in a thread of its own, all started together. */
    private List<Persons.Found> atOnce(List<List<Identity>> said) throws Exception {
        var start = new CyclicBarrier(said.size());
        var done = new ArrayList<Persons.Found>();
        try (var threads = Executors.newFixedThreadPool(said.size())) {
            var tasks = said.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return identify(one);
                    }))
                    .toList();
            for (var task : tasks) {
                done.add(task.get());
            }
        }
        return done;
    }

    private static boolean waitsForALock() {
        return Scene.sql("select 1 from pg_stat_activity where wait_event_type = 'Lock'") != null;
    }

    private static List<Merge> mergesOf(UUID person) {
        var into = Scene.sql("select merged_into from person where id = '" + person + "'");
        return into == null ? List.of() : List.of(new Merge(person, UUID.fromString(into)));
    }

    private List<Identity> addresses(int count) {
        return IntStream.range(0, count).mapToObj(i -> address("p" + i)).toList();
    }

    private Identity address(String name) {
        return Identity.of(email(name), null);
    }

    private Identity google(String id, @Nullable String name) {
        return Identity.ofGoogle(id + run, name == null ? null : email(name));
    }

    private Identity account(int number, String name) {
        return Identity.of(email(name), UUID.nameUUIDFromBytes((run + number).getBytes(StandardCharsets.UTF_8)));
    }

    private String email(String name) {
        return name + "-" + run + "@x.example";
    }
}
