package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.OU;
import static rollbook.license.domain.Told.becomes;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.judged;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.withdrawn;
import static rollbook.license.domain.Told.word;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.Admission.Refused;

/** What the ledger says became of a person. */
class OutcomeTest {

    @Test
    void a_refused_batch_refuses_everybody_in_it_and_says_why() {
        var member = someone(granted(KEY, 1));

        var judged = judged(member, new Refused(RefusalReason.LICENSE_NOT_LIVE).judge(member, word(EMAIL, 5)));

        assertThat(judged.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(judged.after()).isEqualTo(member);
        assertThat(judged.verdict()).isEqualTo(Verdict.refused(RefusalReason.LICENSE_NOT_LIVE));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource({
        "NONE,     MEMBER,    ADDED",
        "INVITED,  MEMBER,    ADDED",
        "WAITING,  MEMBER,    ADDED",
        "MEMBER,   MEMBER,    ALREADY_MEMBER",
        "NONE,     INVITED,   INVITED",
        "INVITED,  INVITED,   ALREADY_INVITED",
        "NONE,     WAITING,   WAITING",
        "WAITING,  WAITING,   WAITING",
        "MEMBER,   REMOVED,   REMOVED",
        "NONE,     NONE,      REMOVED",
        "INVITED,  DECLINED,  REMOVED",
        "INVITED,  EXPIRED,   REMOVED",
        "INVITED,  WITHDRAWN, REMOVED",
        "MEMBER,   KEPT_OUT,  KEPT_OUT",
    })
    void how_somebody_stood_and_stands_is_the_outcome(MembershipStatus was, MembershipStatus is, Outcome outcome) {
        assertThat(Verdict.unchanged().outcome(Membership.NONE, was, Membership.NONE, is))
                .isEqualTo(outcome);
    }

    @Test
    void X5_a_member_with_one_reason_less_is_a_member_still() {
        var both = someone(granted(OU, 1), granted(CSV, 2));

        becomes(judged(both, Verdict.of(withdrawn(OU, 3))), Outcome.ALREADY_MEMBER, MembershipStatus.MEMBER);
    }
}
