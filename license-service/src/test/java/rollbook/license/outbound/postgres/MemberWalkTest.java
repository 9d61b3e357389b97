package rollbook.license.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Membership;
import rollbook.license.usecase.MemberList.Listed;

class MemberWalkTest {
    private final MemberWalk walk = new MemberWalk(101);

    @Test
    void a_text_in_every_address_fills_the_page_at_once() {
        walk.walked(walk.steps(), steps(101, 101));

        assertThat(walk.isDone()).isTrue();
        assertThat(walk.goesOn()).isFalse();
    }

    @Test
    void a_frequent_text_is_walked_on_for_about_as_far_as_the_page_needs() {
        walk.walked(walk.steps(), steps(10, 1_000));

        assertThat(walk.goesOn()).isTrue();
        assertThat(walk.steps()).isBetween(9_100, 12_000);
        assertThat(walk.missing()).isEqualTo(91);
    }

    @Test
    void a_rare_text_is_looked_up_instead() {
        walk.walked(walk.steps(), steps(1, 1_000));

        assertThat(walk.isDone()).isFalse();
        assertThat(walk.goesOn()).isFalse();
    }

    @Test
    void a_small_license_is_walked_to_its_end() {
        walk.walked(walk.steps(), steps(3, 3));

        assertThat(walk.isDone()).isTrue();
        assertThat(walk.found()).hasSize(3);
    }

    /** So many wanted lines, then the last one walked past if that is another. */
    private static List<MemberWalk.Step> steps(int wanted, int last) {
        return IntStream.rangeClosed(1, wanted == last ? wanted : wanted + 1)
                .mapToObj(i -> new MemberWalk.Step(i <= wanted ? i : last, i <= wanted, line()))
                .toList();
    }

    private static Listed line() {
        return new Listed(UUID.randomUUID(), "a@x.example", MembershipStatus.MEMBER, Instant.EPOCH, Membership.NONE, 0);
    }
}
