package rollbook.ousync;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URI;
import rollbook.stack.google.ConsentBrowser;

/** The browser of an admin who is sent to Google and back. */
final class Browser {
    private final School school;

    Browser(School school) {
        this.school = school;
    }

    /** Allows everything with that account at Google; the answer of the way back. */
    Response authorize(String googleAccount) {
        return comeBack(ConsentBrowser.allow(consentPage(), googleAccount));
    }

    /** Where dana is sent. */
    URI consentPage() {
        return URI.create(school.asDana()
                .post(school.url("/google"))
                .then()
                .statusCode(200)
                .extract()
                .path("consentPage"));
    }

    /** The way back, without a bearer token: the page it leads to is not looked at. */
    Response comeBack(URI back) {
        var request = given().redirects().follow(false);
        ConsentBrowser.parameters(back).forEach(request::queryParam);
        return request.get(back.getPath());
    }
}
