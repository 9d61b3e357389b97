package rollbook.enrollment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.enrollment.domain.DomainName;

/** The record that proves a domain is always the same for a license and a domain, and another for any other (X13). */
class ProveDomainTest {
    private static final String SECRET = "thirty-two characters of a secret";
    private static final UUID LICENSE = new UUID(1, 2);
    private static final DomainName SCHOOL = DomainName.read("school.example").orElseThrow();

    private final ProveDomain proveDomain = new ProveDomain(_ -> List.of(), SECRET);

    @Test
    void the_record_stands_below_the_domain_and_says_whom_it_is_for_without_telling_anything() {
        var challenge = proveDomain.challenge(LICENSE, SCHOOL);

        assertThat(challenge.name()).isEqualTo("_rollbook.school.example");
        assertThat(challenge.value()).matches("rollbook-domain=[a-z2-7]{32}");
    }

    @Test
    void it_is_the_same_whoever_asks_and_however_the_domain_was_typed() {
        var typedOtherwise = DomainName.read("SCHOOL.example").orElseThrow();

        assertThat(proveDomain.challenge(LICENSE, typedOtherwise)).isEqualTo(proveDomain.challenge(LICENSE, SCHOOL));
        assertThat(new ProveDomain(_ -> List.of(), SECRET).challenge(LICENSE, SCHOOL))
                .isEqualTo(proveDomain.challenge(LICENSE, SCHOOL));
    }

    @Test
    void another_license_another_domain_and_another_secret_have_another() {
        var value = proveDomain.challenge(LICENSE, SCHOOL).value();

        assertThat(proveDomain.challenge(new UUID(1, 3), SCHOOL).value()).isNotEqualTo(value);
        assertThat(proveDomain
                        .challenge(LICENSE, DomainName.read("a.school.example").orElseThrow())
                        .value())
                .isNotEqualTo(value);
        assertThat(new ProveDomain(_ -> List.of(), SECRET.toUpperCase(Locale.ROOT))
                        .challenge(LICENSE, SCHOOL)
                        .value())
                .isNotEqualTo(value);
    }

    @Test
    void without_a_secret_of_its_own_that_nobody_guesses_nothing_starts() {
        assertThatThrownBy(() -> new ProveDomain(_ -> List.of(), "short"))
                .hasMessageContaining("ROLLBOOK_DOMAINS_CHALLENGE_SECRET");
    }
}
