package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A teacher makes our assignment (PROTOCOLS §D6), and the platform takes only our word for it. */
class DeepLinkingTest {
    private final LmsTestKit kit;

    DeepLinkingTest() throws IOException {
        kit = new LmsTestKit(Flavor.CANVAS);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void what_the_teacher_chose_is_in_the_course_and_is_launched_with_all_we_wrote_onto_it() throws Exception {
        var asked = asked();

        var page = post(asked, kit.tool.signed(response(asked)));
        var made = kit.course.items().getFirst();
        kit.open(kit.student(), made);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Unit 3 worksheet").contains("target=\"_top\"");
        assertThat(made.kind()).isEqualTo(CourseItem.Kind.DEEP_LINK);
        assertThat(kit.told().getJsonObject(LtiClaim.CUSTOM))
                .contains(Map.entry("assignment_ref", "77"))
                .contains(Map.entry("by", kit.student().login()));
        assertThat(kit.told().getString(LtiClaim.TARGET_LINK_URI)).endsWith("?d=77");
        assertThat(kit.told().getString(LtiClaim.DEPLOYMENT_ID)).isEqualTo(LmsTestKit.DEPLOYMENT);
    }

    @Test
    void the_page_of_a_teacher_leads_there_in_a_frame() throws Exception {
        var course = kit.browser.get(kit.platform
                .root()
                .resolve("courses/565?as=" + kit.course.one(CourseRole.TEACHER).number()));
        var add = kit.browser.get(LtiLaunchTest.link(course, "Add an assignment of Our App"));
        var frame = add.body().split("src=\"", -1)[1].split("\"", -1)[0].replace("&amp;", "&");

        var inFrame = kit.browser.get(URI.create(frame));

        assertThat(inFrame.body()).isEqualTo("You are in");
        assertThat(kit.told().getString(LtiClaim.MESSAGE_TYPE)).isEqualTo(LtiClaim.DEEP_LINKING_REQUEST);
        assertThat(kit.told().containsKey(LtiClaim.RESOURCE_LINK)).isFalse();
    }

    @Test
    void the_same_answer_counts_once() throws Exception {
        var asked = asked();
        var answer = kit.tool.signed(response(asked));

        post(asked, answer);
        var again = post(asked, answer);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("nonce was used before");
        assertThat(kit.course.items()).hasSize(1);
    }

    @Test
    void an_answer_nobody_of_ours_signed_is_refused() throws Exception {
        var asked = asked();

        var page = post(asked, TestTool.signed(response(asked), TestTool.forger()));

        assertThat(page.status()).isEqualTo(400);
        assertThat(kit.course.items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            iss                                                    | nobody
            aud                                                    | https://elsewhere.example
            nonce                                                  | ''
            https://purl.imsglobal.org/spec/lti/claim/deployment_id | 107:other
            https://purl.imsglobal.org/spec/lti/claim/message_type | LtiResourceLinkRequest
            https://purl.imsglobal.org/spec/lti/claim/version      | 1.1
            https://purl.imsglobal.org/spec/lti-dl/claim/data      | csrftoken:another
            """)
    void an_answer_that_says_something_else_than_was_asked_is_refused(String claim, String value) throws Exception {
        var asked = asked();

        var page = post(asked, kit.tool.signed(response(asked).put(claim, value)));

        assertThat(page.status()).isEqualTo(400);
        assertThat(kit.course.items()).isEmpty();
    }

    @Test
    void an_expired_answer_two_items_or_another_kind_of_item_are_refused() throws Exception {
        refused(response -> response.put("exp", kit.clock.instant().getEpochSecond() - 61));
        refused(response -> {
            response.getJsonArray(LtiClaim.CONTENT_ITEMS)
                    .add(new JsonObject().put("type", "ltiResourceLink").put("title", "Two"));
            return response;
        });
        refused(response -> {
            response.getJsonArray(LtiClaim.CONTENT_ITEMS).getJsonObject(0).put("type", "html");
            return response;
        });
        refused(response -> {
            response.getJsonArray(LtiClaim.CONTENT_ITEMS)
                    .getJsonObject(0)
                    .put("custom", new JsonObject().put("number", 7));
            return response;
        });
    }

    private void refused(UnaryOperator<JsonObject> change) throws Exception {
        var asked = asked();
        var page = post(asked, kit.tool.signed(change.apply(response(asked))));
        assertThat(page.status()).isEqualTo(400);
        assertThat(kit.course.items()).isEmpty();
    }

    /** What the tool was asked, as it was told. */
    private JsonObject asked() throws IOException, InterruptedException {
        kit.browser.open(kit.platform
                .launches()
                .choose(kit.course, kit.course.one(CourseRole.TEACHER).number(), LmsTestKit.PLACED));
        return kit.told();
    }

    private JsonObject response(JsonObject asked) {
        var now = kit.clock.instant().getEpochSecond();
        var item = new JsonObject()
                .put("type", "ltiResourceLink")
                .put("title", "Unit 3 worksheet")
                .put("url", kit.tool.root().resolve("/lti/launch?d=77").toString())
                .put("custom", new JsonObject().put("assignment_ref", "77").put("by", "$Canvas.user.loginId"));
        return new JsonObject()
                .put("iss", LmsTestKit.CLIENT)
                .put("aud", kit.platform.issuer())
                .put("iat", now)
                .put("exp", now + 300)
                .put("nonce", UUID.randomUUID().toString())
                .put(LtiClaim.DEPLOYMENT_ID, asked.getString(LtiClaim.DEPLOYMENT_ID))
                .put(LtiClaim.MESSAGE_TYPE, LtiClaim.DEEP_LINKING_RESPONSE)
                .put(LtiClaim.VERSION, LtiClaim.VERSION_1_3)
                .put(LtiClaim.CONTENT_ITEMS, new JsonArray().add(item))
                .put(
                        LtiClaim.DATA,
                        asked.getJsonObject(LtiClaim.DEEP_LINKING_SETTINGS).getString("data"));
    }

    private Page post(JsonObject asked, String token) throws IOException, InterruptedException {
        var back = asked.getJsonObject(LtiClaim.DEEP_LINKING_SETTINGS).getString("deep_link_return_url");
        return kit.browser.post(URI.create(back), Map.of("JWT", token));
    }
}
