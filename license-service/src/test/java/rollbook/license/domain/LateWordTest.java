package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.OU;
import static rollbook.license.domain.Told.becomes;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.judged;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.withdrawn;
import static rollbook.license.domain.Told.word;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.Admission.Admitted;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.Told.Judged;

/** What was said before something else, and arrives after it (DESIGN §2 <em>Stamp</em>). */
class LateWordTest {
    private static final Admission ADDING = new Admitted(Way.ADDED);
    private static final Admission INVITING = new Admitted(Way.INVITED);

    @Test
    void the_same_list_again_is_the_reason_from_then_on_so_that_undoing_the_first_takes_nobody_away() {
        var before = someone(granted(EMAIL, 1));
        var again = new Word(GrantSource.of(EMAIL), null, 5, new UUID(0, 5), new UUID(8, 8));

        var after = judged(before, ADDING.judge(before, again)).after();

        assertThat(after.apply(ended(Told.BATCH, 6)).entitlement()).isEqualTo(Entitlement.ENTITLED);
        assertThat(after.apply(ended(new UUID(8, 8), 6)).entitlement()).isEqualTo(Entitlement.NOTHING);
    }

    @Test
    void a_removal_after_the_list_was_accepted_wins_though_the_list_arrives_later() {
        becomes(added(someone(removed(5))), Outcome.REMOVED, MembershipStatus.REMOVED);
        becomes(invited(someone(removed(6))), Outcome.REMOVED, MembershipStatus.WITHDRAWN);
    }

    @Test
    void a_list_older_than_a_removal_says_nothing_about_who_is_back_since() {
        var judged = added(someone(granted(EMAIL, 1), removed(6), granted(KEY, 7)));

        becomes(judged, Outcome.ALREADY_MEMBER, MembershipStatus.MEMBER);
    }

    @Test
    void a_list_older_than_a_removal_closes_no_invite_made_since() {
        becomes(added(someone(removed(6), offered(CSV, 7))), Outcome.ALREADY_INVITED, MembershipStatus.INVITED);
    }

    @Test
    void what_arrives_after_its_source_took_it_back_closes_no_invite() {
        var left = someone(offered(CSV, 4), withdrawn(OU, 7));

        becomes(judged(left, ADDING.judge(left, word(OU, 5))), Outcome.ALREADY_INVITED, MembershipStatus.INVITED);
    }

    private static Ended ended(UUID batch, long stamp) {
        return new Ended(new EndedSource(Kind.BATCH, batch.toString()), stamp);
    }

    private static Judged added(Membership before) {
        return judged(before, ADDING.judge(before, word(EMAIL, 5)));
    }

    private static Judged invited(Membership before) {
        return judged(before, INVITING.judge(before, word(EMAIL, 5)));
    }
}
