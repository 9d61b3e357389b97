package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.google.GoogleJson;

/** PROTOCOLS §F, row by row. */
class MeaningTest {

    @ParameterizedTest
    @CsvSource({
        "400, invalid,                 BAD_REQUEST,    1, DIRECTORY_FAILED",
        "400, badRequest,              BAD_REQUEST,    1, DIRECTORY_FAILED",
        "401, authError,               ACCESS_REFUSED, 2, DIRECTORY_FAILED",
        "401, '',                      ACCESS_REFUSED, 2, DIRECTORY_FAILED",
        "403, quotaExceeded,           PASSES,         6, DIRECTORY_FAILED",
        "403, rateLimitExceeded,       PASSES,         6, DIRECTORY_FAILED",
        "403, userRateLimitExceeded,   PASSES,         6, DIRECTORY_FAILED",
        "403, backendError,            PASSES,         6, DIRECTORY_FAILED",
        "403, badGateway,              PASSES,         6, DIRECTORY_FAILED",
        "403, gatewayTimeout,          PASSES,         6, DIRECTORY_FAILED",
        "403, internalError,           PASSES,         6, DIRECTORY_FAILED",
        "403, transientError,          PASSES,         6, DIRECTORY_FAILED",
        "403, forbidden,               FORBIDDEN,      3, NOT_A_GOOGLE_ADMIN",
        "403, domainCannotUseApis,     API_OFF,        1, NOT_A_GOOGLE_ADMIN",
        "403, accessNotConfigured,     OURS_OFF,       1, DIRECTORY_FAILED",
        "403, insufficientPermissions, SCOPE_MISSING,  1, SCOPE_LOST",
        "403, invalid_grant,           UNKNOWN,        1, DIRECTORY_FAILED",
        "403, notFound,                UNKNOWN,        1, DIRECTORY_FAILED",
        "403, somethingNew,            UNKNOWN,        1, DIRECTORY_FAILED",
        "403, '',                      UNKNOWN,        1, DIRECTORY_FAILED",
        "404, notFound,                NOT_THERE,      1, DIRECTORY_FAILED",
        "404, '',                      UNKNOWN,        1, DIRECTORY_FAILED",
        "412, conditionNotMet,         UNKNOWN,        1, DIRECTORY_FAILED",
        "429, rateLimitExceeded,       PASSES,         6, DIRECTORY_FAILED",
        "429, '',                      PASSES,         6, DIRECTORY_FAILED",
        "500, '',                      PASSES,         6, DIRECTORY_FAILED",
        "502, '',                      PASSES,         6, DIRECTORY_FAILED",
        "503, backendError,            PASSES,         6, DIRECTORY_FAILED",
    })
    void of_the_directory(int status, String reason, Meaning meaning, int tries, String trouble) {
        assertThat(Meaning.ofDirectory(status, reason)).isEqualTo(meaning);
        assertThat(meaning.tries()).isEqualTo(tries);
        assertThat(meaning.trouble()).hasToString(trouble);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant,       GRANT_LOST, 1, AUTHORIZATION_LOST",
        "400, invalid_request,     UNKNOWN,    1, DIRECTORY_FAILED",
        "401, invalid_client,      UNKNOWN,    1, DIRECTORY_FAILED",
        "401, unauthorized_client, UNKNOWN,    1, DIRECTORY_FAILED",
        "403, forbidden,           UNKNOWN,    1, DIRECTORY_FAILED",
        "429, '',                  PASSES,     6, DIRECTORY_FAILED",
        "500, internal_failure,    PASSES,     6, DIRECTORY_FAILED",
    })
    void of_the_token_endpoint(int status, String error, Meaning meaning, int tries, String trouble) {
        assertThat(Meaning.ofTokens(status, error)).isEqualTo(meaning);
        assertThat(meaning.tries()).isEqualTo(tries);
        assertThat(meaning.trouble()).hasToString(trouble);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"forbidden\"}],\"status\":\"PERMISSION_DENIED\"}} | forbidden",
                "{\"error\":{\"code\":403,\"details\":[{\"reason\":\"SERVICE_DISABLED\"}]}}                          | SERVICE_DISABLED",
                "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}                                 | invalid_grant",
                "{\"error\":{\"errors\":[{\"reason\":\"of dana@northfield.example\"}]}}                              | ''",
                "<html>502</html>                                                                                    | ''",
                "''                                                                                                  | ''",
            })
    void a_reason_is_a_word_of_Googles(String body, String reason) {
        assertThat(GoogleJson.reason(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(reason);
    }
}
