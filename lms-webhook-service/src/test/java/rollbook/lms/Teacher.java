package rollbook.lms;

import static io.restassured.RestAssured.given;

import com.nimbusds.jose.JWSObject;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes assignments as a teacher does, in the form we show within the LMS. */
final class Teacher {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern ANSWER = Pattern.compile("name=\"JWT\" value=\"([^\"]+)\"");

    private Teacher() {}

    /** The token of the form a teacher is shown. */
    static String form(Visit linking) {
        return found(FORM_TOKEN, linking.launchInFrame());
    }

    static Response name(String token, String title) {
        return given().accept("text/html")
                .formParams(Map.of("token", token, "title", title))
                .post("/lti/deeplink");
    }

    /** Our id of an assignment that somebody makes. */
    static String makes(School school, String subject, String email, String title) {
        var form = form(new Visit(school).by(subject, email, Visit.INSTRUCTOR).linking());
        return assignmentId(answer(name(form, title)));
    }

    /** The token that goes back to the platform. */
    static String answer(Response page) {
        return found(ANSWER, page);
    }

    static Map<String, Object> claims(String token) {
        try {
            return JWSObject.parse(token).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String assignmentId(String answer) {
        var items = (List<?>) claims(answer).get(Visit.DEEP_LINKING + "content_items");
        var custom = (Map<?, ?>) ((Map<?, ?>) items.getFirst()).get("custom");
        return String.valueOf(custom.get("assignment_ref"));
    }

    private static String found(Pattern pattern, Response page) {
        var text = page.then().statusCode(200).extract().asString();
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not in the page: " + text);
        }
        return matcher.group(1);
    }
}
