package rollbook.ousync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Event;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.OuMembershipChanged;
import rollbook.events.Outcome;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.events.UnreadableEventException;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.LicenseOwner.Question;
import rollbook.licenses.testing.LicenseOwner.Reply;

/**
 * license-service's part as a sync sees it: it takes in the facts of one license, answers them, and tells what it recorded. Who
 * is added or waits is its own business and no sync's.
 */
final class RecordedLicense {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<UUID, RecordedLicense> ALL = new ConcurrentHashMap<>();

    private final UUID licenseId;
    private final Map<String, Member> members = new HashMap<>();
    private @Nullable UUID holder;
    private @Nullable String refusal;
    private final AtomicReference<Runnable> atNextClaim = new AtomicReference<>(() -> {});
    private final Map<String, Outcome> fates = new ConcurrentHashMap<>();
    private int freeSeats = 10_000;
    private long revision;
    private int askedAbout;
    private @Nullable String lost;
    private int heardFacts;
    private int heardEndings;
    private long seq;

    private static final class Member {
        final UUID id = UUID.randomUUID();
        final Set<String> units = new TreeSet<>();
        String email = "";
        UUID syncId = new UUID(0, 0);
        long changed;
    }

    RecordedLicense(UUID licenseId) {
        this.licenseId = licenseId;
        ALL.put(licenseId, this);
        LicenseOwner.answersAt("/claims/ou-sync", question -> of(question).claim(question));
        LicenseOwner.answersAt("/forecasts", question -> of(question).forecast(question));
        LicenseOwner.answersAt("/endings", question -> of(question).endings(question));
        LicenseOwner.answersAt("/ou-grants", question -> of(question).grants(question));
    }

    private static RecordedLicense of(Question question) {
        return ALL.get(UUID.fromString(question.path().split("/", -1)[3]));
    }

    /** Every claim is refused so from now on. */
    void refuses(String slug, String rule) {
        refusal = JSON.createObjectNode()
                .put("type", "/problems/" + slug)
                .put("title", "A sentence of license-service.")
                .put("rule", rule)
                .toString();
    }

    /** Is done once, when the claim is asked for the next time and is not taken yet. */
    void atNextClaim(Runnable action) {
        atNextClaim.set(action);
    }

    /** Another one, or nobody, holds the claim. */
    void isHeldBy(@Nullable UUID other) {
        holder = other;
    }

    void hasFreeSeats(int count) {
        freeSeats = count;
        revision++;
    }

    /** What would become of somebody from now on, by a decision about them alone. */
    synchronized void becomes(String googleId, Outcome outcome) {
        fates.put(googleId, outcome);
        changed(googleId);
    }

    /** Whether somebody is on the license by a file too. */
    void isOnByFile(String googleId, boolean isSo) {
        becomes(googleId, isSo ? Outcome.ALREADY_MEMBER : Outcome.REMOVED);
    }

    /** Somebody takes the last of the free seats. */
    synchronized void seatsAreTaken(int left) {
        freeSeats = left;
        changed("somebody-else");
    }

    /** The license itself is changed, in a way that matters to nobody. */
    void isRenamed() {
        revision++;
    }

    /** How many people it was asked about by plans. */
    int askedAbout() {
        return askedAbout;
    }

    /** The next word on somebody is lost on its way, though its verdict is told. */
    synchronized void loses(String googleId) {
        lost = googleId;
    }

    /** license-service is restored from before somebody had another address. */
    synchronized void forgetsAddress(String googleId, String email) {
        Objects.requireNonNull(members.get(googleId)).email = email;
    }

    /** license-service is restored from before anybody was on the license. */
    synchronized void forgets() {
        members.clear();
    }

    @Nullable
    UUID holder() {
        return holder;
    }

    /** Judges what was said since, and answers it. */
    synchronized void judge() {
        var endings = endings();
        endings.stream().skip(heardEndings).forEach(this::end);
        heardEndings = endings.size();
        var facts = said();
        facts.stream().skip(heardFacts).forEach(this::judge);
        heardFacts = facts.size();
    }

    List<OuMembershipChanged> said() {
        return on(OuMembershipChanged.class);
    }

    List<SourceEnded> endings() {
        return on(SourceEnded.class);
    }

    private <E extends Event> List<E> on(Class<E> type) {
        try {
            return Wire.saidOn(Topic.ENROLLMENT_BULK, type, licenseId);
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private void judge(OuMembershipChanged fact) {
        var before = seq;
        fact.joined().forEach(joined -> {
            if (isLost(joined)) {
                changed("somebody-else");
                return;
            }
            var member = changed(joined.googleId());
            member.email = joined.email();
            member.units.add(fact.unitId());
            member.syncId = fact.syncId();
        });
        fact.left().forEach(left -> changed(left.googleId()).units.remove(fact.unitId()));
        var outcomes = Stream.concat(
                        fact.joined().stream().map(_ -> Outcome.ADDED),
                        fact.left().stream().map(_ -> Outcome.REMOVED))
                .toList();
        var people = IntStream.range(0, outcomes.size())
                .mapToObj(i -> person(i + 1, outcomes.get(i)))
                .toList();
        Wire.say(new MembershipChanged(
                licenseId, seq, before, UUID.randomUUID(), fact.runId(), Actor.SYSTEM, fact.stamp(), people));
    }

    private boolean isLost(OuMembershipChanged.Joined joined) {
        var isLost = joined.googleId().equals(lost);
        lost = isLost ? null : lost;
        return isLost;
    }

    private Member changed(String googleId) {
        seq++;
        var member = members.computeIfAbsent(googleId, _ -> new Member());
        member.changed = seq;
        return member;
    }

    private void end(SourceEnded ended) {
        var before = seq;
        List.copyOf(members.keySet()).forEach(googleId -> {
            var units = changed(googleId).units;
            if (ended.kind() == SourceEnded.Kind.SYNC) {
                units.clear();
            } else {
                units.remove(ended.name());
            }
        });
        tell(before);
    }

    /** An admin removes somebody by hand: whatever was said of them is void. */
    synchronized void removeByHand(String googleId) {
        var before = seq;
        changed(googleId).units.clear();
        tell(before);
    }

    /** Verdicts of an act of its own on those named since. */
    private void tell(long before) {
        var people = IntStream.range(0, Math.toIntExact(seq - before))
                .mapToObj(_ -> person(null, Outcome.REMOVED))
                .toList();
        Wire.say(new MembershipChanged(licenseId, seq, before, null, null, Actor.SYSTEM, 1, people));
    }

    private static MembershipChanged.Person person(@Nullable Integer row, Outcome outcome) {
        return new MembershipChanged.Person(
                UUID.randomUUID(),
                row,
                "somebody@northfield.example",
                MembershipStatus.NONE,
                MembershipStatus.MEMBER,
                EnrollmentMethod.OU,
                outcome,
                null,
                null);
    }

    /** Whom a unit vouches for. */
    synchronized Set<String> on(String unitId) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().units.contains(unitId))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The address last said of somebody. */
    synchronized String email(String googleId) {
        return members.get(googleId).email;
    }

    private Reply claim(Question question) {
        if (question.method().equals("DELETE")) {
            holder = question.query().endsWith(String.valueOf(holder)) ? null : holder;
            return new Reply(204, "");
        }
        if (refusal != null) {
            return new Reply(409, refusal);
        }
        var asking = UUID.fromString(read(question.body()).get("holder").asText());
        if (!question.path().endsWith("/next-run")) {
            atNextClaim.getAndSet(() -> {}).run();
            holder = holder == null ? asking : holder;
        }
        return asking.equals(holder)
                ? new Reply(200, question.body())
                : new Reply(409, "{\"type\":\"/problems/claimed-already\",\"title\":\"Held.\",\"rule\":\"R15\"}");
    }

    /** Everybody would be added while there are seats, unless a test says otherwise. */
    private synchronized Reply forecast(Question question) {
        var body = read(question.body());
        askedAbout += body.get("people").size();
        var members = body.path("seats").path("members").asInt(0);
        var waiting = body.path("seats").path("waiting").asInt(0);
        var answer = JSON.createObjectNode().put("seq", seq).put("revision", revision);
        answer.putRawValue("before", seats(members, waiting));
        var people = answer.putArray("people");
        for (var person : body.get("people")) {
            var outcome = fates.getOrDefault(
                    person.get("googleId").asText(), members < freeSeats ? Outcome.ADDED : Outcome.WAITING);
            members += outcome == Outcome.ADDED ? 1 : 0;
            waiting += outcome == Outcome.WAITING ? 1 : 0;
            var fate = people.addObject().put("row", person.get("row").asInt()).put("outcome", outcome.name());
            if (outcome == Outcome.REFUSED) {
                fate.put("reason", "deployed-domain-wide").put("detail", "A sentence.");
            }
        }
        return new Reply(
                200, answer.putRawValue("after", seats(members, waiting)).toString());
    }

    private RawValue seats(int members, int waiting) {
        return new RawValue(
                "{\"limit\":" + freeSeats + ",\"members\":" + members + ",\"invited\":0,\"waiting\":" + waiting + "}");
    }

    private Reply endings(Question question) {
        var answer = JSON.createObjectNode().put("freed", 0).putNull("next");
        var people = answer.putArray("people");
        for (var googleId : read(question.body()).get("people")) {
            var keptBy = people.addObject()
                    .put("googleId", googleId.asText())
                    .put("why", "A sentence.")
                    .putArray("keptBy");
            if (fates.get(googleId.asText()) == Outcome.ALREADY_MEMBER) {
                keptBy.add("CSV");
            }
        }
        return new Reply(200, answer.toString());
    }

    private synchronized Reply grants(Question question) {
        var after = Long.parseLong(question.query().replaceAll(".*after=(\\d+).*", "$1"));
        var answer = JSON.createObjectNode().put("seq", seq).putNull("next");
        var people = answer.putArray("people");
        members.forEach((googleId, member) -> {
            if (member.changed > after) {
                people.add(person(googleId, member));
            }
        });
        return new Reply(200, answer.toString());
    }

    private static ObjectNode person(String googleId, Member member) {
        var person = JSON.createObjectNode()
                .put("memberId", member.id.toString())
                .put("googleId", googleId)
                .put("email", member.email);
        var units = person.putArray("units");
        member.units.forEach(unit -> units.addObject()
                .put("unitId", unit)
                .put("syncId", member.syncId.toString())
                .put("vouched", true));
        return person;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
