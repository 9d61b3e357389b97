package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.InviteRequested;
import rollbook.events.MembershipChanged;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Ids;

/** Has invite-service invite those whom a verdict invites (R46–R48). */
@ApplicationScoped
class RequestInvites {
    /** How long an invite may be answered. */
    private static final Duration LIFE = Duration.ofDays(30);

    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    RequestInvites(Outbox outbox, Ids ids, Clock clock) {
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    void request(MembershipChanged answer) {
        var invitees = Judgment.invited(answer).stream()
                .map(person -> new InviteRequested.Invitee(ids.next(), required(person.memberId()), person.email()))
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

    private static UUID required(@Nullable UUID id) {
        return Optional.ofNullable(id).orElseThrow();
    }
}
