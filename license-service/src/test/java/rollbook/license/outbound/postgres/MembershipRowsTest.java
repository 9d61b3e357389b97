package rollbook.license.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EnrollmentMethod;

class MembershipRowsTest {

    @ParameterizedTest
    @EnumSource(EnrollmentMethod.class)
    void each_method_has_a_bit_and_the_index_made_for_it(EnrollmentMethod method) throws IOException {
        var bit = MembershipRows.bit(method);

        assertThat(schema())
                .contains(
                        "create index membership_%s on membership (license_id, status, address, person_id) where methods & %d <> 0;"
                                .formatted(method.name().toLowerCase(Locale.ROOT), bit));
    }

    private static String schema() throws IOException {
        try (var file = MembershipRowsTest.class.getResourceAsStream("/db/migration/V20261123.1__judge.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
