package rollbook.invite;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteRequested;
import rollbook.events.InviteWithdrawn;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;

/** A license whose license-service the test plays: it orders invites and judges answers over Kafka. */
final class Scene {
    static final String PAUL = "paul@northfield.example";

    final UUID licenseId = UUID.randomUUID();
    final UUID batchId = UUID.randomUUID();
    /** So that no two tests mean the same people. */
    private final String domain = "s" + licenseId.toString().substring(0, 8) + ".example";

    private LicenseChanged license = Snapshots.of(licenseId, 1, LicenseType.SCHOOL, PAUL, null);
    private long seq;

    Scene() {
        LicenseOwner.knows(license);
    }

    /** Somebody's invite, as license-service names it. */
    record Order(UUID inviteId, UUID memberId, String email) {}

    String address(String name) {
        return name + "@" + domain;
    }

    /** Paul's list invites these people, for 30 days. */
    List<Order> invite(String... names) {
        return invite(Instant.now().plus(Duration.ofDays(30)), names);
    }

    List<Order> invite(Instant expiresAt, String... names) {
        var orders = Arrays.stream(names)
                .map(name -> new Order(UUID.randomUUID(), UUID.randomUUID(), address(name)))
                .toList();
        say(expiresAt, orders);
        await(() -> sql("select count(*) from invite where license_id = '" + licenseId + "' and id in ("
                        + orders.stream()
                                .map(order -> "'" + order.inviteId() + "'")
                                .collect(Collectors.joining(", ")) + ")")
                .equals(Integer.toString(names.length)));
        return orders;
    }

    void say(Instant expiresAt, List<Order> orders) {
        var paul = new Actor(Tokens.account(PAUL), PAUL, Actor.Role.LICENSE_ADMIN);
        var people = orders.stream()
                .map(order -> new InviteRequested.Invitee(order.inviteId(), order.memberId(), order.email()))
                .toList();
        Wire.say(new InviteRequested(licenseId, batchId, paul, expiresAt, people));
    }

    void withdraw(Order order) {
        Wire.say(new InviteWithdrawn(
                licenseId, List.of(new InviteWithdrawn.Invitee(order.inviteId(), order.memberId()))));
    }

    /** license-service's verdict on the fact, or on an act of its own. */
    void judge(Order order, @Nullable UUID factId, MembershipStatus after, Outcome outcome) {
        var person = new MembershipChanged.Person(
                outcome == Outcome.FAILED ? null : order.memberId(),
                null,
                order.email(),
                MembershipStatus.INVITED,
                after,
                EnrollmentMethod.EMAIL,
                outcome,
                outcome == Outcome.REFUSED ? "§4" : null,
                null);
        seq++;
        Wire.say(new MembershipChanged(
                licenseId, seq, seq - 1, factId, null, new Actor(null, null, Actor.Role.SYSTEM), 1, List.of(person)));
    }

    /** The license as it stands. */
    LicenseChanged license() {
        return license;
    }

    /** The invited person turns out to be somebody else, whose invite it is from then on. */
    Order merge(Order order) {
        var into = new Order(UUID.randomUUID(), UUID.randomUUID(), order.email());
        seq += 2;
        Wire.say(new MembershipChanged(
                licenseId,
                seq,
                seq - 2,
                null,
                null,
                new Actor(null, null, Actor.Role.SYSTEM),
                1,
                List.of(
                        merged(order, MembershipStatus.NONE, Outcome.REMOVED, into.memberId()),
                        merged(into, MembershipStatus.INVITED, Outcome.ALREADY_INVITED, null))));
        withdraw(order);
        say(Instant.now().plus(Duration.ofDays(30)), List.of(into));
        awaitState(into, "PENDING");
        return into;
    }

    private static MembershipChanged.Person merged(
            Order order, MembershipStatus after, Outcome outcome, @Nullable UUID mergedInto) {
        return new MembershipChanged.Person(
                order.memberId(),
                null,
                order.email(),
                MembershipStatus.INVITED,
                after,
                null,
                outcome,
                null,
                null,
                null,
                mergedInto);
    }

    /** The license becomes so, at that instant of its own clock. */
    void becomes(LicenseStatus status, Instant at) {
        tell(Snapshots.next(license, status, micros(at)), status);
    }

    /** The license's term ended at {@code end}, which is told at that instant. */
    void runsOut(Instant end, Instant told) {
        var expired = Snapshots.next(license, LicenseStatus.EXPIRED, micros(told));
        tell(Snapshots.ending(expired, end), LicenseStatus.EXPIRED);
    }

    /** The license gets another name. */
    void isCalled(String name) {
        tell(
                Snapshots.named(Snapshots.next(license, LicenseStatus.LIVE, micros(Instant.now())), name),
                LicenseStatus.LIVE);
    }

    private static long micros(Instant at) {
        return Duration.between(Instant.EPOCH, at).toNanos() / 1_000;
    }

    private void tell(LicenseChanged snapshot, LicenseStatus status) {
        license = snapshot;
        Wire.say(license);
        var frozen = status != LicenseStatus.LIVE;
        await(() -> sql("select revision || ' ' || (frozen_at is not null) from license_time where license_id = '"
                        + licenseId + "'")
                .equals(license.revision() + " " + frozen));
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** The person of that invite, signed in. */
    static RequestSpecification asInvitee(Order order) {
        return as(Tokens.of(order.email()));
    }

    static RequestSpecification asPaul() {
        return as(Tokens.of(PAUL));
    }

    static Response accept(Order order) {
        return asInvitee(order).post(mine(order) + "/accept");
    }

    static Response decline(Order order) {
        return asInvitee(order).post(mine(order) + "/decline");
    }

    static Response popUp(Order order, boolean closed) {
        return asInvitee(order).body(Map.of("closed", closed)).put(mine(order) + "/pop-up");
    }

    static String mine(Order order) {
        return "/api/invites/mine/" + order.inviteId();
    }

    String ofLicense() {
        return "/api/invites/" + licenseId;
    }

    /** How an invite stands, read from the database; empty: it is not here. */
    static String state(Order order) {
        return sql("select state from invite where id = '" + order.inviteId() + "'");
    }

    static void awaitState(Order order, String state) {
        await(() -> state(order).equals(state));
    }

    /** The first column of the first row, as text; empty where there is none. */
    static String sql(String query) {
        return Arc.container()
                .instance(Database.class)
                .get()
                .with(sql -> sql.select(query).mapTo(String.class).findFirst().orElse(""));
    }

    static void execute(String statement) {
        Arc.container().instance(Database.class).get().with(sql -> sql.execute(statement));
    }

    static void await(Callable<Boolean> condition) {
        Patience.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
