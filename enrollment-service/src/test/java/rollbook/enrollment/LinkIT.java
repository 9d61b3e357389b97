package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.enrollment.Api.asDana;
import static rollbook.kit.testing.Problems.problem;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Subject;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** The license link: copied from the dashboard, loaded by somebody signed in (R32–R34). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class LinkIT {

    @ParameterizedTest
    @EnumSource(value = LicenseType.class, mode = EnumSource.Mode.EXCLUDE, names = "TEACHER")
    void R32_other_licenses_than_a_teacher_s_have_no_link(LicenseType type) {
        var link = Codes.link(type);

        problem(link.show(), 409, "link-only-on-teacher");
        link.state().then().statusCode(409).body("rule", equalTo("R32"));
        problem(asDana().get(link.path() + "/qr.svg"), 409, "link-only-on-teacher");
        problem(asDana().post(link.path() + "/rotate"), 409, "link-only-on-teacher");
    }

    @Test
    void R33_the_link_or_its_token_alone_makes_a_student_join() {
        var link = Codes.link(LicenseType.TEACHER);
        var shown = link.show().then().statusCode(200).extract();
        var url = shown.<String>path("url");

        assertThat(url).isEqualTo("http://localhost:8080/join/" + shown.path("token"));
        Codes.redeem(Codes.somebody(), url).then().statusCode(202).body("kind", equalTo("LINK"));
        Codes.redeem(Codes.somebody(), shown.path("token")).then().statusCode(202);

        assertThat(Wire.heard(UserEnrolled.class, link.licenseId, 2)).allSatisfy(fact -> {
            assertThat(fact.method()).isEqualTo(EnrollmentMethod.LINK);
            assertThat(fact.source()).isEqualTo("1");
        });
    }

    @Test
    void R34_the_link_is_shown_as_meant_for_single_late_joiners() {
        Codes.link(LicenseType.TEACHER).state().then().body("warning", containsString("single late joiners"));
    }

    @Test
    void a_license_s_key_and_link_are_two_things() {
        var link = Codes.link(LicenseType.TEACHER);
        var url = link.shown();
        var key = "/api/enrollments/" + link.licenseId + "/key";

        asDana().post(key + "/show").then().statusCode(200);
        asDana().delete(key).then().statusCode(204);

        Codes.redeem(Codes.somebody(), url).then().statusCode(202);
        link.state().then().body("uses", equalTo(1));
    }

    @Test
    void the_qr_code_is_the_link_and_a_showing() throws Exception {
        var link = Codes.link(LicenseType.TEACHER);
        var png = asDana().get(link.path() + "/qr.png");
        png.then().statusCode(200).contentType("image/png").header("Cache-Control", "no-store");

        var image = ImageIO.read(new ByteArrayInputStream(png.asByteArray()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));

        assertThat(read.getText()).isEqualTo(link.shown());
        assertThat(Wire.heard(AccessNoted.class, link.licenseId, 3))
                .allSatisfy(note -> assertThat(note.subject()).isEqualTo(Subject.LINK))
                .extracting(note -> note.act().name())
                .containsExactly("CREATED", "SHOWN", "SHOWN");
    }

    @Test
    void the_qr_code_is_drawn_too() {
        var link = Codes.link(LicenseType.TEACHER);

        var svg = asDana().get(link.path() + "/qr.svg")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .extract();

        assertThat(svg.asString()).startsWith("<svg ").contains("M4 4h1v1h-1z").doesNotContain("http://localhost");
        problem(asDana().get(link.path() + "/qr.gif"), 404, "not-found");
    }
}
