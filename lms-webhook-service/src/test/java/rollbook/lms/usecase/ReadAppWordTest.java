package rollbook.lms.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.problem.ProblemException;

/** What our own app says is read by its ids; the rest is its claim. */
class ReadAppWordTest {
    private static final UUID ACCOUNT = UUID.fromString("d0d0d0d0-0000-4000-8000-000000000000");

    private final ReadAppWord reading = new ReadAppWord(new ObjectMapper());

    @Test
    void an_assignment_has_its_maker_and_may_have_a_title_and_a_license() {
        var word = reading.read("""
                {"type":"assignment.created","data":{"assignmentId":"a","title":"Fractions","licenseId":"%s",
                 "maker":{"accountId":"%s","email":" Dana@Northfield.EXAMPLE "},"course":{"id":"7"}}}
                """.formatted(ACCOUNT, ACCOUNT));

        assertThat(word)
                .isEqualTo(new AppWord.Created(
                        "a",
                        "Fractions",
                        new LmsUser("urn:rollbook:app", "app", ACCOUNT.toString(), "dana@northfield.example"),
                        ACCOUNT,
                        ACCOUNT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"accountId\":\"d0d0d0d0-0000-4000-8000-000000000000\"} | urn:rollbook:app | app | d0d0d0d0-0000-4000-8000-000000000000",
                "{\"googleId\":\"1187\"} | https://accounts.google.com | classroom | 1187",
                "{\"googleId\":\"1187\",\"accountId\":\"d0d0d0d0-0000-4000-8000-000000000000\"} | https://accounts.google.com | classroom | 1187",
                "{\"googleId\":\"1187\",\"email\":\"no address\"} | https://accounts.google.com | classroom | 1187",
            })
    void somebody_is_who_their_id_says_and_a_google_id_goes_first(
            String learner, String issuer, String deployment, String subject) {
        var word = reading.read(
                "{\"type\":\"assignment.opened\",\"data\":{\"assignmentId\":\"a\",\"role\":\"learner\",\"learner\":%s}}"
                        .formatted(learner));

        assertThat(word).isEqualTo(new AppWord.Opened("a", new LmsUser(issuer, deployment, subject, null), true));
    }

    @Test
    void another_type_is_unknown_whatever_it_holds() {
        assertThat(reading.read("{\"type\":\"x\"}")).isEqualTo(new AppWord.Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"sam@northfield.example\"}",
                "{\"accountId\":\"7\"}",
                "{\"googleId\":\"\"}",
                "{\"googleId\":7}",
                "null",
                "7"
            })
    void somebody_named_by_no_id_is_nobody(String learner) {
        var body =
                "{\"type\":\"assignment.opened\",\"data\":{\"assignmentId\":\"a\",\"role\":\"learner\",\"learner\":%s}}"
                        .formatted(learner);

        assertThatThrownBy(() -> reading.read(body)).isInstanceOf(ProblemException.class);
    }

    @Test
    void no_word_says_whom_it_names_in_a_log() {
        var word = reading.read(
                "{\"type\":\"assignment.opened\",\"data\":{\"assignmentId\":\"a\",\"role\":\"x\",\"learner\":{\"googleId\":\"1187\"}}}");

        assertThat(word.toString()).isEqualTo("Opened[a]");
    }
}
