package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.InviteRequested;
import rollbook.events.MembershipChanged;
import rollbook.kit.outbox.Outbox;

/** Has invite-service invite those whom a verdict invites (R46–R48). */
@ApplicationScoped
class RequestInvites {
    /** How long an invite may be answered. */
    private static final Duration LIFE = Duration.ofDays(30);

    private final Outbox outbox;
    private final Clock clock;

    RequestInvites(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void request(MembershipChanged answer) {
        var invitees = Judgment.invited(answer).stream()
                .map(person -> new InviteRequested.Invitee(
                        inviteId(answer, required(person.memberId())), required(person.memberId()), person.email()))
                .toList();
        if (!invitees.isEmpty()) {
            outbox.append(new InviteRequested(
                    answer.licenseId(),
                    required(answer.batchId()),
                    answer.actor(),
                    clock.instant().plus(LIFE),
                    invitees));
        }
    }

    /** Told by the license, the person and the fact that offers, so that a later verdict can name the invite again. */
    private static UUID inviteId(MembershipChanged answer, UUID memberId) {
        var named = answer.licenseId() + "/" + memberId + "/" + answer.factId();
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID required(@Nullable UUID id) {
        return Optional.ofNullable(id).orElseThrow();
    }
}
