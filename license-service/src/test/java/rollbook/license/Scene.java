package rollbook.license;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.AssignmentOpened;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Envelope;
import rollbook.events.Event;
import rollbook.events.EventType;
import rollbook.events.InviteAccepted;
import rollbook.events.InviteClosed;
import rollbook.events.InviteRequested;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.OuMembershipChanged;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.events.OuMembershipChanged.Left;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.TestPostgres;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/**
 * One license of a test and all that can be said about it: facts go over Kafka as other services say them, each stamped
 * now, and are answered by the ledger; acts go over HTTP.
 */
final class Scene {
    static final UUID SYNC = new UUID(5, 5);

    private static final Queue<Scene> CREATED = new ConcurrentLinkedQueue<>();

    final UUID licenseId;

    private Scene(UUID licenseId) {
        this.licenseId = licenseId;
    }

    /** What the ledger says became of one person of a fact or act. */
    record Entry(
            UUID memberId,
            String before,
            String after,
            String outcome,
            @Nullable String rule) {}

    /** A new license with dana and paul as its admins. */
    static Scene on(LicenseType type) {
        var scene = new Scene(Api.create(type));
        CREATED.add(scene);
        return scene;
    }

    /** Lays the ledger of every license since the last time beside its projection. */
    static void audit() {
        for (var scene = CREATED.poll(); scene != null; scene = CREATED.poll()) {
            Api.as(Tokens.service())
                    .get("/internal/licenses/" + scene.licenseId + "/audit")
                    .then()
                    .statusCode(200)
                    .body("differing", equalTo(0));
        }
    }

    /** A license a test made otherwise. */
    static Scene of(UUID licenseId) {
        return new Scene(licenseId);
    }

    /** The same, left out of the audit: the test writes its ledger by hand. */
    Scene unaudited() {
        CREATED.remove(this);
        return this;
    }

    /** Sets the seats as they would be stored. */
    Scene seats(int seats) {
        sql("update license set seats = " + seats + " where id = '" + licenseId + "'");
        return this;
    }

    Scene synced() {
        return claim("OU_SYNC", "");
    }

    Scene deployedTo(String domain) {
        return claim("DOMAIN", domain);
    }

    private Scene claim(String kind, String name) {
        sql("insert into claim (license_id, kind, name, holder) values ('%s', '%s', '%s', '%s')"
                .formatted(licenseId, kind, name, SYNC));
        return this;
    }

    List<Entry> email(String actor, String... emails) {
        return answer(enrolled(EnrollmentMethod.EMAIL, null, admin(actor), stamp(), emails));
    }

    List<Entry> csv(String actor, String... emails) {
        return answer(enrolled(EnrollmentMethod.CSV, null, admin(actor), stamp(), emails));
    }

    List<Entry> key(String email) {
        return answer(enrolled(EnrollmentMethod.KEY, "generation-1", user(email), stamp(), email));
    }

    List<Entry> signUp(String domain, String email) {
        return answer(enrolled(EnrollmentMethod.DOMAIN, domain, user(email), stamp(), email));
    }

    List<Entry> joined(String unit, String... emails) {
        return answer(joinedAt(unit, stamp(), emails));
    }

    OuMembershipChanged joinedAt(String unit, long stamp, String... emails) {
        var joined = Arrays.stream(emails)
                .map(email -> new Joined("google-" + email, email))
                .toList();
        return new OuMembershipChanged(licenseId, SYNC, UUID.randomUUID(), unit, stamp, joined, List.of());
    }

    List<Entry> left(String unit, LeaveReason reason, String... emails) {
        var left = Arrays.stream(emails)
                .map(email -> new Left("google-" + email, reason))
                .toList();
        return answer(new OuMembershipChanged(licenseId, SYNC, UUID.randomUUID(), unit, stamp(), List.of(), left));
    }

    /** A student of that address opens the assignment dana made. */
    List<Entry> opened(String email) {
        return openedOf(Api.DANA, email);
    }

    List<Entry> openedOf(String maker, String email) {
        return answer(opening("assignment-1", lms(maker), lms(email), true));
    }

    /** Somebody opens an assignment, by way of an LMS connection that is confirmed or not. */
    AssignmentOpened opening(
            String assignment, AssignmentOpened.LmsUser maker, AssignmentOpened.LmsUser person, boolean confirmed) {
        return new AssignmentOpened(licenseId, assignment, maker, person, stamp(), confirmed);
    }

    /** Says a fact of which the ledger may have no entry, and gives what its one person was told. */
    MembershipChanged.Person told(Event fact) {
        var id = UUID.randomUUID();
        Wire.say(EventType.of(fact).topic(), new Envelope<>(id, "/a-test", Instant.now(), fact));
        return Wire.heardUntil(MembershipChanged.class, licenseId, answer -> id.equals(answer.factId())).stream()
                .filter(answer -> id.equals(answer.factId()))
                .findFirst()
                .orElseThrow()
                .people()
                .getFirst();
    }

    static AssignmentOpened.LmsUser lms(String email) {
        return new AssignmentOpened.LmsUser("https://lms.example", "1", "subject-of-" + email, email);
    }

    List<Entry> accepted(Invite invite) {
        return answer(acceptance(invite));
    }

    InviteAccepted acceptance(Invite invite) {
        return new InviteAccepted(
                licenseId, invite.inviteId(), invite.memberId(), Tokens.account(invite.email()), stamp());
    }

    List<Entry> closed(Invite invite, InviteClosed.Reason reason) {
        return answer(new InviteClosed(licenseId, invite.inviteId(), invite.memberId(), reason, null, stamp()));
    }

    /** A pending invite as invite-service was told of it. */
    record Invite(UUID inviteId, UUID memberId, String email) {}

    /** The last invite of an address that was asked for. */
    Invite invite(String email) {
        var requests = Wire.heardUntil(
                InviteRequested.class,
                licenseId,
                request -> request.people().stream()
                        .anyMatch(invitee -> invitee.email().equals(email)));
        return requests.reversed().stream()
                .flatMap(request -> request.people().stream())
                .filter(invitee -> invitee.email().equals(email))
                .map(invitee -> new Invite(invitee.inviteId(), invitee.memberId(), email))
                .findFirst()
                .orElseThrow();
    }

    /** Ends a source and waits until everybody was told. */
    void end(SourceEnded.Kind kind, String name) {
        var ended = new SourceEnded(licenseId, kind, name, UUID.randomUUID(), admin(Api.DANA), stamp());
        Wire.say(ended);
        await(() ->
                sql("select 1 from ended_source where license_id = '%s' and kind = '%s' and name = '%s' and stamp = %d"
                                        .formatted(licenseId, kind, name, ended.stamp()))
                                != null
                        && sql("select 1 from sweep where license_id = '" + licenseId + "'") == null);
    }

    List<Map<String, Object>> remove(String... emails) {
        return act("removals", Map.of("memberIds", members(emails)), Tokens.of(Api.DANA));
    }

    List<Map<String, Object>> keepOut(String... emails) {
        return act("removals", Map.of("memberIds", members(emails), "keepOut", true), Tokens.of(Api.DANA));
    }

    List<Map<String, Object>> keepOutByStaff(String... emails) {
        return act("removals", Map.of("memberIds", members(emails), "keepOut", true), Tokens.of(Api.STAFF, "staff"));
    }

    List<Map<String, Object>> lift(String token, String... emails) {
        return act("lifts", Map.of("memberIds", members(emails)), token);
    }

    private List<Map<String, Object>> act(String route, Map<String, Object> body, String token) {
        return Api.as(token)
                .body(body)
                .post("/api/licenses/" + licenseId + "/members/" + route)
                .then()
                .statusCode(200)
                .extract()
                .path("outcomes");
    }

    /** How the person of that address stands on the license, as the projection has it; NONE where it has nothing. */
    String status(String email) {
        var status = sql(
                "select status from membership where license_id = '" + licenseId + "' and address = '" + email + "'");
        return status == null ? "NONE" : status;
    }

    UUID member(String email) {
        return UUID.fromString(Objects.requireNonNull(
                sql("select person_id from membership where license_id = '" + licenseId + "' and address = '" + email
                        + "'"),
                "nobody of that address"));
    }

    private List<UUID> members(String... emails) {
        return Arrays.stream(emails).map(this::member).toList();
    }

    UserEnrolled enrolled(EnrollmentMethod method, @Nullable String source, Actor actor, long stamp, String... emails) {
        var proven = actor.role() == Actor.Role.USER ? actor.accountId() : null;
        var people = IntStream.range(0, emails.length)
                .mapToObj(i -> new UserEnrolled.Person(i + 1, emails[i], proven))
                .toList();
        return new UserEnrolled(licenseId, method, source, UUID.randomUUID(), null, actor, stamp, people);
    }

    static Actor admin(String email) {
        return new Actor(Tokens.account(email), email, Actor.Role.LICENSE_ADMIN);
    }

    static Actor user(String email) {
        return new Actor(Tokens.account(email), email, Actor.Role.USER);
    }

    /** Says a fact and gives what the ledger says of each person in it. */
    List<Entry> answer(Event fact) {
        return answer(fact, EventType.of(fact).topic());
    }

    List<Entry> answer(Event fact, Topic topic) {
        var id = UUID.randomUUID();
        Wire.say(topic, new Envelope<>(id, "/a-test", Instant.now(), fact));
        await(() -> sql("select 1 from act where fact_id = '" + id + "'") != null);
        return entries("a.fact_id = '" + id + "'");
    }

    List<Entry> entries(String condition) {
        try (var connection = TestPostgres.connect(url());
                var rows = connection.createStatement().executeQuery("""
                        select l.person_id, l.status_before, l.status_after, l.outcome, l.rule from act a
                        join ledger l on l.license_id = a.license_id and l.seq between a.first_seq and a.seq
                        where a.license_id = '%s' and %s order by l.seq
                        """.formatted(licenseId, condition))) {
            var found = new ArrayList<Entry>();
            while (rows.next()) {
                found.add(new Entry(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long stamp() {
        var database = Arc.container().instance(Database.class).get();
        return database.inTransaction(database::stamp);
    }

    static void await(Callable<Boolean> condition) {
        Patience.await().pollInterval(Duration.ofMillis(20)).until(condition);
    }

    /** Runs a statement; gives the first column of its first row. */
    static @Nullable String sql(String statement) {
        try (var connection = TestPostgres.connect(url());
                var prepared = connection.createStatement()) {
            if (!prepared.execute(statement)) {
                return null;
            }
            try (var rows = prepared.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String url() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    }
}
