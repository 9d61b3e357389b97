package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.license.domain.Told.word;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WordTest {
    private static final UUID LICENSE = new UUID(1, 1);
    private static final UUID MEMBER = new UUID(2, 2);

    @Test
    void the_same_said_of_another_source_keeps_its_time_and_batch_but_not_its_origin() {
        var key = word(GrantSource.of(KEY), "generation", 5);

        assertThat(key.of(GrantSource.of(CSV)))
                .isEqualTo(new Word(GrantSource.of(CSV), null, 5, key.eventId(), key.batchId()));
    }

    @Test
    void an_invite_can_be_named_again_and_is_one_of_its_own_for_each_license_member_and_event() {
        var offer = word(CSV, 5);

        assertThat(List.of(
                        offer.inviteId(LICENSE, MEMBER),
                        offer.inviteId(MEMBER, LICENSE),
                        offer.inviteId(LICENSE, LICENSE),
                        offer.inviteId(MEMBER, MEMBER),
                        word(CSV, 6).inviteId(LICENSE, MEMBER)))
                .doesNotHaveDuplicates()
                .startsWith(word(CSV, 5).inviteId(LICENSE, MEMBER));
    }
}
