package rollbook.license.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;

/**
 * What a batch that names people, or a sync, comes to if it is said now, and why (X30).
 *
 * @param admission as {@link Admission#of} judges it
 * @param rule what decides it, such as {@code R48}
 * @param why the sentence the admin reads: why people are added, invited or refused
 */
public record Prospect(Admission admission, String rule, String why) {

    /** The prospect of a batch by CSV or email, with what the actor is to the license now. */
    public static Prospect of(Terms license, Standing actor, EnrollmentMethod method) {
        return of(Admission.of(license, actor, method), InvitePolicy.on(license).of(actor));
    }

    /** The prospect of what a sync says once it holds the license. */
    public static Prospect ofSync(Terms license) {
        return of(Admission.byPlannedSync(license), Optional.of(WayReason.SYNC_ADDS));
    }

    private static Prospect of(Admission admission, Optional<WayReason> way) {
        return switch (admission) {
            case Admission.Refused(var reason) -> new Prospect(admission, reason.rule(), reason.sentence());
            case Admission.Admitted _ ->
                way.map(reason -> new Prospect(admission, reason.rule, reason.sentence))
                        .orElseThrow();
        };
    }

    /** The name of the reason nobody comes; null: somebody does. */
    public @Nullable String reason() {
        return switch (admission) {
            case Admission.Refused(var reason) -> reason.slug();
            case Admission.Admitted _ -> null;
        };
    }

    /** How they come; null: nobody does. */
    public @Nullable Way way() {
        return switch (admission) {
            case Admission.Refused _ -> null;
            case Admission.Admitted(var way) -> way;
        };
    }
}
