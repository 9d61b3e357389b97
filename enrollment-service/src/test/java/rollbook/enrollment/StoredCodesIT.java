package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.kit.testing.HeardLogs;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A key or a link's token stands nowhere in the clear: neither in the database nor in a log. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class StoredCodesIT {

    @ParameterizedTest
    @CsvSource({"SCHOOL, key", "TEACHER, token"})
    void the_code_stands_in_no_column_and_in_no_log(LicenseType type, String secret) {
        var codes = secret.equals("key") ? Codes.key(type) : Codes.link(type);
        try (var logs = HeardLogs.listen()) {
            var old = codes.show().<String>path(secret);
            codes.rotate(Map.of()).then().statusCode(200);
            var current = codes.show().<String>path(secret);
            var una = Codes.somebody();
            codes.decide(Codes.redeemed(una, current), una, Outcome.ADDED);
            codes.decide(Codes.redeemedUnder("a-key-of-hers", una, current), una, Outcome.ALREADY_MEMBER);
            Codes.redeem(una, old).then().statusCode(404);
            codes.undo("2026-01-01T00:00:00Z").then().statusCode(202);

            assertThat(Stored.where(una)).contains("batch.actor_email", "batch_row.email", "redemption.email");
            for (var form :
                    Stream.of(old, current).flatMap(StoredCodesIT::forms).toList()) {
                assertThat(Stored.where(form)).isEmpty();
                assertThat(logs.lines()).noneMatch(line -> line.contains(form));
            }
        }
    }

    @Test
    void what_stands_there_as_bytes_is_found_too() {
        Codes.sql("create table bytes_of_a_test as select convert_to('before SECRET-0815 after', 'UTF8') as bytes");

        assertThat(Stored.where("SECRET-0815")).containsExactly("bytes_of_a_test.bytes");

        Codes.sql("drop table bytes_of_a_test");
    }

    /** As it is shown, and as it is looked up. */
    private static Stream<String> forms(String shown) {
        return Stream.of(shown, shown.replace("-", ""), shown.toLowerCase(Locale.ROOT));
    }
}
