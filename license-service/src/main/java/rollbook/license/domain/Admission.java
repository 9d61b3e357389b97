package rollbook.license.domain;

import static rollbook.license.domain.RefusalReason.LICENSE_NOT_LIVE;
import static rollbook.license.domain.RefusalReason.NOT_AN_ADMIN;
import static rollbook.license.domain.RefusalReason.NOT_BY_NAMING_PEOPLE;

import java.util.ArrayList;
import java.util.List;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/**
 * Whether the people an admin or staff name by CSV or email come onto a license, and which way (RULES §1–§4): judged for
 * the batch by {@link #of}, then for each person by {@link #judge}.
 */
public sealed interface Admission {

    /** They come, this way. Kept with the batch: its later chunks are {@link #resumed} with it. */
    record Admitted(Way way) implements Admission {}

    /** None of them comes. */
    record Refused(RefusalReason reason) implements Admission {}

    /** Judges a batch at its first chunk, with what the actor is to the license when it is judged. */
    static Admission of(Terms license, Standing actor, EnrollmentMethod method) {
        var policy = InvitePolicy.on(license);
        return switch (actor) {
            case NONE -> new Refused(NOT_AN_ADMIN); // first: a stranger learns nothing else of the license
            case STAFF -> resumed(license, method, policy.staff);
            case DOMAIN_ADMIN -> resumed(license, method, policy.domainAdmin);
            case LICENSE_ADMIN -> resumed(license, method, policy.licenseAdmin);
        };
    }

    /** Judges a later chunk of a batch: added or invited as its first was (X31), if the license still takes anybody. */
    static Admission resumed(Terms license, EnrollmentMethod method, Way way) {
        if (license.status() != LicenseStatus.LIVE) {
            return new Refused(LICENSE_NOT_LIVE);
        }
        var closed = Eligibility.on(method, license.type()).reason();
        if (closed != null) {
            return new Refused(closed);
        }
        return switch (method) {
            case CSV, EMAIL -> new Admitted(way);
            case OU, LMS, LINK, KEY, DOMAIN -> new Refused(NOT_BY_NAMING_PEOPLE);
        };
    }

    /**
     * Judges one person named.
     *
     * @param before how they stand on the license
     * @param word the method that names them, with the fact's stamp, event and batch
     */
    default Verdict judge(Membership before, Word word) {
        return switch (this) {
            case Refused(var reason) -> new Verdict.Refused(before, reason);
            case Admitted(var way) ->
                before.isVoid(word)
                        ? Verdict.of(before, List.of()) // removed by hand since it was said: it changes nothing
                        : switch (way) {
                            case ADDED -> add(before, word);
                            case INVITED -> invite(before, word);
                        };
        };
    }

    private static Verdict add(Membership before, Word word) {
        if (before.liveGrantOf(word.source()).isPresent()) {
            return new Verdict.Unchanged(before, Outcome.ALREADY_MEMBER);
        }
        var events = new ArrayList<MembershipEvent>();
        events.add(new Granted(word));
        for (var invite : before.live(State.OFFERED)) {
            if (!invite.word().source().equals(word.source())) { // their own is replaced by the grant
                events.add(new Withdrawn(word.of(invite.word().source())));
            }
        }
        return Verdict.of(before, events);
    }

    private static Verdict invite(Membership before, Word word) {
        if (before.isMember()) {
            return new Verdict.Unchanged(before, Outcome.ALREADY_MEMBER);
        }
        if (before.isInvited()) {
            return new Verdict.Unchanged(before, Outcome.ALREADY_INVITED);
        }
        return Verdict.of(before, List.of(new Offered(word)));
    }
}
