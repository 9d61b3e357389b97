package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.LINK;
import static rollbook.events.EnrollmentMethod.LMS;
import static rollbook.events.EnrollmentMethod.OU;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.word;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Granted;

/** A whole source ends: every older word of it is void whenever it arrives (DESIGN §2). */
class EndedSourceTest {
    private static final UUID BATCH = new UUID(0, 0xb);

    @ParameterizedTest(name = "{0} {1} and {2} of {3} by {4}: {5}")
    @CsvSource({
        "SYNC,   s, OU,     unit, s,  true",
        "SYNC,   s, OU,     unit, s2, false",
        "SYNC,   s, OU,     s,    ,   false",
        "SYNC,   s, KEY,    '',   s,  false",
        "UNIT,   u, OU,     u,    s,  true",
        "UNIT,   u, OU,     u2,   u,  false",
        "UNIT,   u, LMS,    u,    s,  false",
        "DOMAIN, d, DOMAIN, d,    ,   true",
        "DOMAIN, d, DOMAIN, d2,   d,  false",
        "DOMAIN, d, OU,     d,    d,  false",
        "KEY,    k, KEY,    '',   k,  true",
        "KEY,    k, KEY,    '',   k2, false",
        "KEY,    k, KEY,    '',   ,   false",
        "KEY,    k, LINK,   '',   k,  false",
        "LINK,   l, LINK,   '',   l,  true",
        "LINK,   l, LINK,   '',   l2, false",
        "LINK,   l, KEY,    '',   l,  false",
    })
    void a_source_spoke_the_words_of_its_own_kind_and_name(
            Kind kind, String ended, EnrollmentMethod method, String name, String origin, boolean spoke) {
        assertThat(new EndedSource(kind, ended).spoke(word(new GrantSource(method, name), origin, 1)))
                .isEqualTo(spoke);
    }

    @ParameterizedTest
    @CsvSource({"CSV", "EMAIL", "OU"})
    void a_batch_spoke_every_word_that_names_it(EnrollmentMethod method) {
        var ended = new EndedSource(Kind.BATCH, BATCH.toString());

        assertThat(ended.spoke(new Word(GrantSource.of(method), null, 1, BATCH, BATCH)))
                .isTrue();
        assertThat(ended.spoke(new Word(GrantSource.of(method), null, 1, BATCH, new UUID(0, 0xc))))
                .isFalse();
        assertThat(ended.spoke(new Word(GrantSource.of(method), null, 1, BATCH, null)))
                .isFalse();
    }

    @Test
    void R14_what_the_sync_said_before_it_ended_is_void_also_when_it_arrives_later() {
        var unit = new GrantSource(OU, "unit");
        var ended = new Ended(new EndedSource(Kind.SYNC, "s"), 5);

        assertThat(someone(new Granted(word(unit, "s", 4)), ended).entitlement())
                .isEqualTo(Entitlement.NOTHING);
        assertThat(someone(ended, new Granted(word(unit, "s", 4))).entitlement())
                .isEqualTo(Entitlement.NOTHING);
        assertThat(someone(ended, new Granted(word(unit, "s", 5))).entitlement())
                .isEqualTo(Entitlement.NOTHING);
    }

    @Test
    void what_a_source_says_after_it_ended_counts() {
        var ended = new Ended(new EndedSource(Kind.KEY, "k"), 5);
        var word = word(GrantSource.of(KEY), "k", 6);

        assertThat(someone(ended, new Granted(word)).entitlement()).isEqualTo(Entitlement.ENTITLED);
        assertThat(someone(new Granted(word), ended).entitlement()).isEqualTo(Entitlement.ENTITLED);
    }

    @Test
    void X5_who_also_came_another_way_stays_when_the_sync_ends() {
        var both = someone(new Granted(word(new GrantSource(OU, "unit"), "s", 1)), new Granted(word(CSV, 2)));

        assertThat(both.apply(new Ended(new EndedSource(Kind.SYNC, "s"), 5)).entitlement())
                .isEqualTo(Entitlement.ENTITLED);
    }

    @Test
    void a_source_that_ended_twice_ended_at_the_later_time() {
        var unit = new EndedSource(Kind.UNIT, "u");
        var other = new EndedSource(Kind.UNIT, "v");

        assertThat(someone(new Ended(unit, 7), new Ended(unit, 5), new Ended(other, 6))
                        .ended())
                .isEqualTo(Map.of(unit, 7L, other, 6L));
    }

    @Test
    void the_generation_of_a_link_ends_without_the_key_or_other_ways() {
        var ended = new Ended(new EndedSource(Kind.LINK, "g"), 9);

        assertThat(someone(new Granted(word(GrantSource.of(LINK), "g", 1)), ended)
                        .entitlement())
                .isEqualTo(Entitlement.NOTHING);
        assertThat(someone(new Granted(word(GrantSource.of(KEY), "g", 1)), ended)
                        .entitlement())
                .isEqualTo(Entitlement.ENTITLED);
        assertThat(someone(new Granted(word(EMAIL, 1)), ended).entitlement()).isEqualTo(Entitlement.ENTITLED);
        assertThat(someone(new Granted(word(new GrantSource(LMS, "g"), "g", 1)), ended)
                        .entitlement())
                .isEqualTo(Entitlement.ENTITLED);
    }

    @ParameterizedTest(name = "{0} at 5, removed at {1}, ended at {2}: {3}")
    @CsvSource({
        "GRANTED,   0, 5, true",
        "OFFERED,   0, 5, true",
        "GRANTED,   4, 9, true",
        "GRANTED,   0, 4, false",
        "GRANTED,   5, 9, false",
        "WITHDRAWN, 0, 9, false",
        "DECLINED,  0, 9, false",
        "EXPIRED,   0, 9, false",
    })
    void it_costs_something_whoever_had_a_word_of_it_that_counted(
            State state, long removedAt, long endedAt, boolean loses) {
        var grant = new Grant(state, word(new GrantSource(OU, "u"), "s", 5));
        var someone = Membership.of(List.of(grant), removedAt, Map.of(), Map.of());

        assertThat(someone.loses(new EndedSource(Kind.UNIT, "u"), endedAt)).isEqualTo(loses);
        assertThat(someone.loses(new EndedSource(Kind.UNIT, "v"), endedAt)).isFalse();
    }
}
