package rollbook.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.AssignmentOpened.LmsUser;

class AssignmentOpenedTest {

    @ParameterizedTest
    @CsvSource({
        "minimal, false",
        "by-way-of-a-connection-nobody-confirmed, false",
        "full, true",
    })
    void only_a_connection_said_to_be_confirmed_vouches_for_addresses(String sample, boolean vouches)
            throws UnreadableEventException {
        var message = Sample.named("rollbook.assignment-opened.v1 " + sample).message();
        var opened = (AssignmentOpened) EventCodec.decode(message).orElseThrow().event();

        assertThat(opened.vouchesForAddresses()).isEqualTo(vouches);
    }

    @Test
    void a_connection_said_not_to_be_confirmed_vouches_for_none() throws UnreadableEventException {
        var message =
                Sample.named("rollbook.assignment-opened.v1 full").with(body -> body.put("addressesConfirmed", false));

        assertThat(((AssignmentOpened) EventCodec.decode(message).orElseThrow().event()).vouchesForAddresses())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://accounts.google.com, true",
        "https://accounts.google.com/, false",
        "https://accounts.google.com.lms.example, false",
        "accounts.google.com, false",
        "https://canvas.lms.example, false",
    })
    void of_google_is_who_its_own_issuer_says(String issuer, boolean google) {
        assertThat(new LmsUser(issuer, "classroom", "115", null).ofGoogle()).isEqualTo(google);
    }
}
