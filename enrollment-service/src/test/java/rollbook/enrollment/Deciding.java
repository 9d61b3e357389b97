package rollbook.enrollment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.kit.testing.Wire;

/** license-service, as a test has it decide on people of one license. Each verdict is heard when a method returns. */
final class Deciding {
    private final UUID licenseId;
    private final EnrollmentMethod method;
    private long seq;

    Deciding(UUID licenseId, EnrollmentMethod method) {
        this.licenseId = licenseId;
        this.method = method;
    }

    /** The person of that address. */
    static UUID member(String email) {
        return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
    }

    /** What became of one row of a batch: of a redemption, or of an undoing. */
    void on(UUID batchId, int row, String email, Outcome outcome) {
        on(batchId, row, email, before(outcome), outcome);
    }

    /** The same, of somebody who stood like that before. */
    void on(UUID batchId, int row, String email, MembershipStatus before, Outcome outcome) {
        say(batchId, person(row, email, before, outcome, null));
    }

    /** An admin took them off the license. */
    void removed(String email) {
        say(null, person(null, email, MembershipStatus.MEMBER, Outcome.REMOVED, null));
    }

    /** Two people turned out to be one. */
    void merged(String from, String into) {
        say(null, person(null, from, MembershipStatus.MEMBER, Outcome.REMOVED, member(into)));
    }

    private void say(@Nullable UUID batchId, MembershipChanged.Person person) {
        seq++;
        Wire.say(new MembershipChanged(
                licenseId, seq, seq - 1, UUID.randomUUID(), batchId, Actor.SYSTEM, seq, List.of(person)));
        Codes.await(() -> String.valueOf(seq)
                .equals(Codes.sql("select seq from stream_position where key = '" + licenseId + "'")));
    }

    private MembershipChanged.Person person(
            @Nullable Integer row, String email, MembershipStatus before, Outcome outcome, @Nullable UUID mergedInto) {
        var refused = outcome == Outcome.REFUSED;
        return new MembershipChanged.Person(
                outcome == Outcome.FAILED ? null : member(email),
                row,
                email,
                before,
                after(outcome),
                method,
                outcome,
                refused ? "§4" : null,
                refused ? "license-not-live" : null,
                refused ? "The license is expired." : null,
                mergedInto);
    }

    private static MembershipStatus before(Outcome outcome) {
        return switch (outcome) {
            case REMOVED, ALREADY_MEMBER, REASON_ADDED -> MembershipStatus.MEMBER;
            default -> MembershipStatus.NONE;
        };
    }

    private static MembershipStatus after(Outcome outcome) {
        return switch (outcome) {
            case ADDED, ALREADY_MEMBER, REASON_ADDED -> MembershipStatus.MEMBER;
            case WAITING -> MembershipStatus.WAITING;
            case REMOVED -> MembershipStatus.REMOVED;
            default -> MembershipStatus.NONE;
        };
    }
}
