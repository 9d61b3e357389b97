package rollbook.ousync;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The browser of an admin who is sent to Google and back. */
final class Browser {
    private final School school;

    Browser(School school) {
        this.school = school;
    }

    /** Allows everything with that account at Google; the answer of the way back. */
    Response authorize(String googleAccount) {
        var page = consentPage();
        return comeBack(decide(
                page, googleAccount, List.of(parameters(page).get("scope").split(" "))));
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

    /** Google's answer to the decision: the address the browser is sent back to. */
    URI decide(URI page, String googleAccount, List<String> granted) {
        var form = new LinkedHashMap<String, Object>(parameters(page));
        form.put("account", googleAccount);
        form.put("decision", granted.isEmpty() ? "deny" : "allow");
        form.put("granted", new ArrayList<>(granted));
        var answer = given().redirects()
                .follow(false)
                .formParams(form)
                .post(page.resolve("/o/oauth2/v2/auth").toString());
        return URI.create(answer.then().statusCode(302).extract().header("Location"));
    }

    /** The way back, without a bearer token: the page it leads to is not looked at. */
    Response comeBack(URI back) {
        var request = given().redirects().follow(false);
        parameters(back).forEach(request::queryParam);
        return request.get(back.getPath());
    }

    static Map<String, String> parameters(URI uri) {
        var parameters = new LinkedHashMap<String, String>();
        Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }
}
