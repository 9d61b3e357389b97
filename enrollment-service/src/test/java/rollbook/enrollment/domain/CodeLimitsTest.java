package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollbook.events.EmailAddress;

class CodeLimitsTest {
    private static final Instant END = Instant.parse("2027-06-30T12:00:00Z");
    private static final EmailAddress ANN = (EmailAddress) EmailAddress.parse("Ann@Northfield.example");

    @Test
    void a_code_is_over_at_the_very_instant_it_expires() {
        var limits = new CodeLimits(END, null, List.of());

        assertThat(limits.admit(ANN, END.minusNanos(1_000))).isTrue();
        assertThat(limits.admit(ANN, END)).isFalse();
    }

    @Test
    void addresses_of_the_allowed_domains_join_and_no_others() {
        assertThat(CodeLimits.NONE.admit(ANN, END)).isTrue();
        assertThat(new CodeLimits(null, null, List.of("x.example", "northfield.example")).admit(ANN, END))
                .isTrue();
        assertThat(new CodeLimits(null, null, List.of("field.example")).admit(ANN, END))
                .isFalse();
        assertThat(new CodeLimits(null, null, List.of("example")).admit(ANN, END))
                .isFalse();
    }

    @Test
    void so_many_uses_and_no_more() {
        var limits = new CodeLimits(null, 35, List.of());

        assertThat(limits.isUsedUp(34)).isFalse();
        assertThat(limits.isUsedUp(35)).isTrue();
        assertThat(CodeLimits.NONE.isUsedUp(1_000_000)).isFalse();
    }

    @Test
    void a_new_code_keeps_the_limits_but_for_an_expiry_that_is_past() {
        var limits = new CodeLimits(END, 35, List.of("x.example"));

        assertThat(limits.renewed(END.minusSeconds(1))).isEqualTo(limits);
        assertThat(limits.renewed(END)).isEqualTo(new CodeLimits(null, 35, List.of("x.example")));
    }
}
