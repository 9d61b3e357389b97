package rollbook.stack.lms;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One school's LMS, speaking LTI 1.3: its tools, its people, its courses and what is done in them. */
public final class LtiPlatform {
    private final String name;
    private final Flavor flavor;
    private final String issuer;
    private final URI root;
    private final KeyRing keys;
    private final Launches launches;
    private final Map<String, PlatformTool> tools = new ConcurrentSkipListMap<>();
    private final Map<Long, LmsCourse> courses = new ConcurrentSkipListMap<>();
    private final Map<String, URI> noticeHandlers = new ConcurrentHashMap<>();
    private final PlatformIds ids;
    private volatile Privacy privacy = Privacy.PUBLIC;

    /** {@code root} ends in a slash; {@code issuer} may be any, whatever the address is. */
    LtiPlatform(String name, Flavor flavor, String issuer, URI root, Clock clock) {
        this.name = name;
        this.flavor = flavor;
        this.issuer = issuer;
        this.root = root;
        keys = KeyRing.named(name + "-lti");
        launches = new Launches(this);
        ids = new PlatformIds(name, flavor, clock);
    }

    public String name() {
        return name;
    }

    public Flavor flavor() {
        return flavor;
    }

    public String issuer() {
        return issuer;
    }

    /** Where it is; what a browser opens. */
    public URI root() {
        return root;
    }

    public URI authUrl() {
        return root.resolve("auth");
    }

    public URI tokenUrl() {
        return root.resolve("token");
    }

    public URI jwksUrl() {
        return root.resolve("jwks");
    }

    public KeyRing keys() {
        return keys;
    }

    public Privacy privacy() {
        return privacy;
    }

    public void setPrivacy(Privacy other) {
        privacy = other;
    }

    /** As an admin installs a tool, or changes it. */
    public void register(PlatformTool tool) {
        tools.put(tool.clientId(), tool);
    }

    public List<PlatformTool> tools() {
        return List.copyOf(tools.values());
    }

    public PlatformTool tool(String clientId) {
        var tool = tools.get(clientId);
        if (tool == null) {
            throw new NoSuchElementException("No tool " + clientId);
        }
        return tool;
    }

    public LmsPerson person(String givenName, String familyName, String email) {
        var number = ids.person();
        return new LmsPerson(number, ids.subject(number), givenName, familyName, email, email);
    }

    public LmsCourse addCourse(String label, String title) {
        var number = ids.course();
        var course = new LmsCourse(number, ids.contextId(number), label, title);
        courses.put(number, course);
        return course;
    }

    public List<LmsCourse> courses() {
        return List.copyOf(courses.values());
    }

    public LmsCourse course(long number) {
        var course = courses.get(number);
        if (course == null) {
            throw new NoSuchElementException("No course " + number);
        }
        return course;
    }

    public CourseItem add(LmsCourse course, CourseItem.Kind kind, String title, CourseItem.Link link) {
        var item = new CourseItem(
                ids.item(), kind, title, ids.resourceLinkId(), link.url(), link.custom(), link.placed(), "");
        course.add(item);
        return item;
    }

    /** Nothing to do with any tool. */
    public CourseItem addRegular(LmsCourse course, String title) {
        return add(course, CourseItem.Kind.REGULAR, title, CourseItem.Link.NONE);
    }

    /** Everything that is done in a course, in a new one without people; its links are others. */
    LmsCourse copied(LmsCourse from) {
        var copy = addCourse(from.label(), from.title() + " (copy)");
        from.items().forEach(item -> copy.add(item.copy(ids.item(), ids.resourceLinkId())));
        return copy;
    }

    /** How a launch is begun. */
    public Launches launches() {
        return launches;
    }

    /** By deployment and type of notice. */
    Map<String, URI> noticeHandlers() {
        return noticeHandlers;
    }
}
