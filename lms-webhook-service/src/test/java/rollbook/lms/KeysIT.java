package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.lms.usecase.ToolKeys;

/** Our own keys: which signs, and which are published. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class KeysIT {
    @Inject
    ToolKeys keys;

    @Test
    void the_next_key_is_published_before_it_signs_and_the_last_for_thirty_days_after() throws Exception {
        var before = published();
        var first = signer();

        pass(91);
        keys.rotate();

        var second = signer();
        assertThat(second).isNotEqualTo(first).isIn(before);
        assertThat(published()).contains(first, second).hasSize(before.size() + 1);

        pass(31);
        keys.rotate();
        assertThat(published()).contains(second).doesNotContain(first);
        assertThat(signer()).isEqualTo(second);
    }

    @Test
    void nothing_private_is_published_and_nothing_private_lies_open() throws Exception {
        assertThat(given().get("/lti/jwks").asString())
                .contains("\"RSA\"")
                .doesNotContain("\"d\"")
                .doesNotContain("\"p\"");
        // What is sealed is base64, in which any three letters may stand, but never a quote; a key lying open is JSON.
        assertThat(School.number("select count(*) from signing_key where private_jwk like '%\"%'"))
                .isZero();
    }

    /** So many days go by. */
    private static void pass(int days) {
        School.change(
                "update signing_key set signs_from = signs_from - ? * interval '1 day', retires_at = retires_at - ? * interval '1 day'",
                days,
                days);
    }

    private static List<String> published() throws ParseException {
        return JWKSet.parse(given().get("/lti/jwks").asString()).getKeys().stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private String signer() throws ParseException {
        return JWSObject.parse(keys.sign(Map.of("a", "b"))).getHeader().getKeyID();
    }
}
