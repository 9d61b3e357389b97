package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A launch from the platform's side (PROTOCOLS §D1–5), through a browser that keeps no cookie. */
class LtiLaunchTest {
    private final LmsTestKit kit;

    LtiLaunchTest() throws IOException {
        kit = new LmsTestKit(Flavor.CANVAS);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_student_opens_our_assignment_with_a_login_by_get_or_post(boolean byGet) throws Exception {
        var tool = PlatformTool.rollbook(kit.tool.root(), LmsTestKit.CLIENT, LmsTestKit.DEPLOYMENT);
        kit.platform.register(byGet ? tool.begunByGet() : tool);
        var item = kit.made("Unit 3 worksheet", new JsonObject().put("assignment_ref", "77"));

        var page = kit.open(kit.student(), item);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("You are in");
        assertThat(kit.told().getString("sub")).isEqualTo(kit.student().subject());
        assertThat(kit.told().getString("iss")).isEqualTo(kit.platform.issuer());
        assertThat(kit.told().getString("aud")).isEqualTo(LmsTestKit.CLIENT);
        assertThat(kit.told().getJsonObject(LtiClaim.CUSTOM))
                .contains(Map.entry("assignment_ref", "77"))
                .contains(Map.entry("canvas_assignment_id", Long.toString(item.number())));
        assertThat(kit.told().getJsonObject(LtiClaim.RESOURCE_LINK).getString("id"))
                .isEqualTo(item.resourceLinkId());
        assertThat(kit.told().getString(LtiClaim.TARGET_LINK_URI)).endsWith("/lti/launch?d=77");
    }

    @Test
    void every_page_of_a_launch_works_in_a_browser_from_the_sign_in_on() throws Exception {
        var item = kit.made("Unit 3 <worksheet>", new JsonObject());
        var teacher = kit.course.one(CourseRole.TEACHER);

        var signIn = kit.browser.get(kit.platform.root());
        var course = kit.browser.get(link(signIn, teacher.name()));
        var opened = kit.browser.get(link(course, "Unit 3 &lt;worksheet&gt;"));
        var inFrame = kit.browser.get(URI.create(
                opened.body().split("<iframe title=\"The tool\" src=\"", -1)[1].split("\"", -1)[0]));

        assertThat(course.body()).contains("Add an assignment of Our App", "teacher");
        assertThat(inFrame.body()).isEqualTo("You are in");
        assertThat(kit.told().getString("sub")).isEqualTo(teacher.subject());
        assertThat(signIn.body() + course.body() + opened.body())
                .doesNotContain("https://")
                .doesNotContain("//cdn");
        assertThat(item.isLaunched()).isTrue();
    }

    @Test
    void a_regular_assignment_is_opened_without_any_launch() throws Exception {
        kit.platform.addRegular(kit.course, "Read chapter 3");

        var course = kit.browser.get(
                kit.platform.root().resolve("courses/565?as=" + kit.student().number()));
        var opened = kit.browser.get(link(course, "Read chapter 3"));

        assertThat(opened.body()).contains("A regular assignment").doesNotContain("iframe title");
        assertThat(kit.tool.launches).isEmpty();
    }

    @Test
    void a_teacher_adds_a_regular_assignment_and_pastes_a_link_and_a_student_may_not() throws Exception {
        var items = kit.platform.root().resolve("courses/565/items?as=");

        kit.browser.post(
                URI.create(items + "" + kit.course.one(CourseRole.TEACHER).number()), Map.of("title", "Read"));
        kit.browser.post(
                URI.create(items + "" + kit.course.one(CourseRole.CO_TEACHER).number()),
                Map.of(
                        "title",
                        "Pasted",
                        "url",
                        kit.tool.root().resolve("/lti/launch?d=1").toString()));
        var refused = kit.browser.post(URI.create(items + "" + kit.student().number()), Map.of("title", "Mine"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(kit.course.items())
                .extracting(CourseItem::kind)
                .containsExactly(CourseItem.Kind.REGULAR, CourseItem.Kind.PASTED_LINK);
        assertThat(kit.open(kit.student(), kit.course.items().getLast()).body()).isEqualTo("You are in");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEACHER            | membership#Instructor | institution/person#Instructor
            CO_TEACHER         | membership#Instructor | institution/person#Instructor
            TEACHING_ASSISTANT | membership/instructor#TeachingAssistant | institution/person#Instructor
            OBSERVER           | membership#Mentor     | institution/person#Observer
            TEST_STUDENT       | membership#Learner    | http://purl.imsglobal.org/vocab/lti/system/person#TestUser
            STUDENT            | membership#Learner    | institution/person#Student
            ADMIN              | membership#Administrator | institution/person#Administrator
            """)
    void each_role_is_told_in_LTIs_words(CourseRole role, String inCourse, String besides) throws Exception {
        kit.open(kit.course.one(role), kit.made("Unit 3", new JsonObject()));

        var roles = kit.told().getJsonArray(LtiClaim.ROLES);
        assertThat(roles).contains(whole(inCourse), whole(besides));
        assertThat(kit.told().containsKey(LtiClaim.ROLE_SCOPE_MENTOR)).isEqualTo(role == CourseRole.OBSERVER);
    }

    @ParameterizedTest
    @EnumSource(Privacy.class)
    void a_platform_tells_of_a_person_what_its_privacy_level_allows(Privacy privacy) throws Exception {
        kit.platform.setPrivacy(privacy);

        kit.open(kit.student(), kit.made("Unit 3", new JsonObject()));

        assertThat(kit.told().containsKey("sub")).isEqualTo(privacy != Privacy.NOBODY);
        assertThat(kit.told().containsKey("email"))
                .isEqualTo(privacy == Privacy.PUBLIC || privacy == Privacy.EMAIL_ONLY);
        assertThat(kit.told().containsKey("name")).isEqualTo(privacy == Privacy.PUBLIC || privacy == Privacy.NAME_ONLY);
    }

    @ParameterizedTest
    @CsvSource({
        "scope, email",
        "response_type, code",
        "response_mode, query",
        "prompt, login",
        "nonce, ''",
        "lti_message_hint, none-of-ours",
        "login_hint, somebody-else"
    })
    void a_wrong_request_comes_back_as_an_error_with_its_state(String name, String value) throws Exception {
        kit.browser.post(kit.platform.authUrl(), request(Map.of(name, value)));

        assertThat(kit.tool.refusals).hasSize(1);
        assertThat(kit.tool.refusals.getFirst())
                .containsEntry("state", "s-1")
                .containsKeys("error", "error_description")
                .doesNotContainKey("id_token");
    }

    @ParameterizedTest
    @CsvSource({"client_id, nobody", "redirect_uri, https://elsewhere.example/lti/launch", "redirect_uri, ''"})
    void a_request_of_an_unknown_tool_or_to_an_unknown_address_goes_nowhere(String name, String value)
            throws Exception {
        var page = kit.browser.post(kit.platform.authUrl(), request(Map.of(name, value)));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.url()).isEqualTo(kit.platform.authUrl());
    }

    @Test
    void a_forged_token_under_the_right_key_is_no_good_and_the_next_is() throws Exception {
        kit.lms.faults().add(LmsFaultRule.once(LmsFault.BAD_SIGNATURE, LmsKind.LTI_LAUNCH));
        var item = kit.made("Unit 3", new JsonObject());

        assertThat(kit.open(kit.student(), item).status()).isEqualTo(401);
        assertThat(kit.open(kit.student(), item).status()).isEqualTo(200);
    }

    @Test
    void keys_rotate_and_the_one_before_is_served_still() throws Exception {
        var before = kit.platform.keys().signed(new JsonObject().put("a", 1), false);

        kit.platform.keys().rotate();
        var after = kit.platform.keys().signed(new JsonObject().put("a", 1), false);

        assertThat(TestTool.verified(before, kit.platform.jwksUrl()).getInteger("a"))
                .isEqualTo(1);
        assertThat(TestTool.verified(after, kit.platform.jwksUrl()).getInteger("a"))
                .isEqualTo(1);
        assertThat(before.split("\\.", -1)[0]).isNotEqualTo(after.split("\\.", -1)[0]);
    }

    @Test
    void the_key_set_can_be_down_and_what_was_asked_is_logged() throws Exception {
        kit.lms.faults().add(LmsFaultRule.once(LmsFault.DOWN, LmsKind.LTI_JWKS));

        var down = kit.browser.get(kit.platform.jwksUrl());
        var up = kit.browser.get(kit.platform.jwksUrl());

        assertThat(down.status()).isEqualTo(503);
        assertThat(new JsonObject(up.body()).getJsonArray("keys")).hasSize(1);
        assertThat(kit.lms.log().asked(LmsKind.LTI_JWKS))
                .extracting(LmsLog.Asked::status)
                .containsExactly(503, 200);
    }

    @Test
    void two_deployments_of_one_client_are_told_apart() throws Exception {
        var other = kit.platform.add(
                kit.course,
                CourseItem.Kind.DEEP_LINK,
                "Elsewhere",
                new CourseItem.Link(
                        kit.tool.root().resolve("/lti/launch").toString(),
                        new JsonObject(),
                        new CourseItem.Placed(LmsTestKit.CLIENT, "107:other")));

        kit.open(kit.student(), kit.made("Unit 3", new JsonObject()));
        kit.open(kit.student(), other);

        assertThat(kit.tool.launches)
                .extracting(claims -> claims.getString(LtiClaim.DEPLOYMENT_ID))
                .containsExactly(LmsTestKit.DEPLOYMENT, "107:other");
    }

    private Map<String, String> request(Map<String, String> other) {
        var login = kit.platform.launches().open(kit.course, kit.student().number(), kit.made("U", new JsonObject()));
        var fields = new LinkedHashMap<>(Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "client_id", LmsTestKit.CLIENT,
                "redirect_uri", kit.tool.root().resolve("/lti/launch").toString(),
                "login_hint", login.parameters().getOrDefault("login_hint", ""),
                "lti_message_hint", login.parameters().getOrDefault("lti_message_hint", ""),
                "state", "s-1",
                "nonce", "n-1"));
        fields.putAll(other);
        return fields;
    }

    private static String whole(String role) {
        return role.startsWith("http") ? role : "http://purl.imsglobal.org/vocab/lis/v2/" + role;
    }

    /** The address behind a link with this text. */
    static URI link(Page page, String text) {
        var before = page.body().split(">" + text + "</a>", -1)[0];
        return URI.create(before.substring(before.lastIndexOf("href=\"") + 6)
                .replace("&amp;", "&")
                .replaceAll("\".*", ""));
    }
}
