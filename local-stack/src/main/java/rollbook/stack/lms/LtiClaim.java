package rollbook.stack.lms;

/** LTI's long names of claims, services and scopes. */
final class LtiClaim {
    private static final String CORE = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    static final String MESSAGE_TYPE = CORE + "message_type";
    static final String VERSION = CORE + "version";
    static final String DEPLOYMENT_ID = CORE + "deployment_id";
    static final String TARGET_LINK_URI = CORE + "target_link_uri";
    static final String RESOURCE_LINK = CORE + "resource_link";
    static final String ROLES = CORE + "roles";
    static final String ROLE_SCOPE_MENTOR = CORE + "role_scope_mentor";
    static final String CONTEXT = CORE + "context";
    static final String TOOL_PLATFORM = CORE + "tool_platform";
    static final String LAUNCH_PRESENTATION = CORE + "launch_presentation";
    static final String CUSTOM = CORE + "custom";
    static final String NOTICE = CORE + "notice";
    static final String ORIGIN_CONTEXTS = CORE + "origin_contexts";
    static final String NOTIFICATION_SERVICE = CORE + "platformnotificationservice";
    static final String NAMES_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    static final String GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    static final String PLACEMENT = "https://www.instructure.com/placement";
    static final String DEEP_LINKING_SETTINGS = DEEP_LINKING + "deep_linking_settings";
    static final String CONTENT_ITEMS = DEEP_LINKING + "content_items";
    static final String DATA = DEEP_LINKING + "data";

    static final String RESOURCE_LINK_REQUEST = "LtiResourceLinkRequest";
    static final String DEEP_LINKING_REQUEST = "LtiDeepLinkingRequest";
    static final String DEEP_LINKING_RESPONSE = "LtiDeepLinkingResponse";
    static final String VERSION_1_3 = "1.3.0";

    static final String SCOPE_MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    static final String SCOPE_NOTICES = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";
    static final String SCOPE_SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

    private LtiClaim() {}
}
