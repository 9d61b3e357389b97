package rollbook.license.domain;

import static rollbook.license.domain.RefusalReason.DOMAIN_NOT_DEPLOYED;
import static rollbook.license.domain.RefusalReason.KEPT_OUT;
import static rollbook.license.domain.RefusalReason.LICENSE_NOT_LIVE;
import static rollbook.license.domain.RefusalReason.LMS_SWITCHED_OFF;
import static rollbook.license.domain.RefusalReason.MAKER_NOT_ON_LICENSE;
import static rollbook.license.domain.RefusalReason.NOT_AN_ADMIN;
import static rollbook.license.domain.RefusalReason.NOT_BY_NAMING_PEOPLE;
import static rollbook.license.domain.RefusalReason.NOT_THE_SYNC;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseStatus;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/**
 * Whether the people of a fact come onto a license, and which way (RULES §1–§4): judged for the whole fact by one of the
 * methods here, then for each person by {@link #judge}.
 */
public sealed interface Admission {

    /** They come, this way. Kept with a batch that names people: its later chunks are {@link #resumed} with it. */
    record Admitted(Way way) implements Admission {}

    /** None of them comes. */
    record Refused(RefusalReason reason) implements Admission {}

    /** Judges a batch by CSV or email at its first chunk, with what the actor is to the license when it is judged. */
    static Admission of(Terms license, Standing actor, EnrollmentMethod method) {
        return InvitePolicy.on(license)
                .of(actor)
                .map(reason -> resumed(license, method, reason.way))
                .orElse(new Refused(NOT_AN_ADMIN)); // whatever else closes it: a stranger learns nothing of the license
    }

    /** Judges a later chunk of a batch: added or invited as its first was (X31), if the license still takes anybody. */
    static Admission resumed(Terms license, EnrollmentMethod method, Way way) {
        return switch (method) {
            case CSV, EMAIL -> when(true, NOT_BY_NAMING_PEOPLE, license, method, way);
            case OU, LMS, LINK, KEY, DOMAIN -> {
                var closed = Eligibility.on(method, license.type()).reason();
                yield new Refused(closed == null ? NOT_BY_NAMING_PEOPLE : closed);
            }
        };
    }

    /** Judges somebody who redeems the license link or key for themselves (R33, R36). */
    static Admission byRedeeming(Terms license, EnrollmentMethod method) {
        return when(true, NOT_BY_NAMING_PEOPLE, license, method, Way.ADDED);
    }

    /** Judges the people of a domain: the license must be deployed to it (R38, R40, R41). */
    static Admission byDomain(Terms license, @Nullable String domain) {
        var deployed = domain != null && license.isDeployedTo(domain);
        return when(deployed, DOMAIN_NOT_DEPLOYED, license, EnrollmentMethod.DOMAIN, Way.ADDED);
    }

    /** Judges what a Google sync says: it must be the license's own (R4, R5, R15), and nobody leaves a frozen one by it. */
    static Admission bySync(Terms license, UUID syncId) {
        return when(license.isSyncedBy(syncId), NOT_THE_SYNC, license, EnrollmentMethod.OU, Way.ADDED);
    }

    /** Judges what a sync would say once it holds the license: a plan of it is made before (R4, R15, X30). */
    static Admission byPlannedSync(Terms license) {
        return license.closes(EnrollmentMethod.OU).<Admission>map(Refused::new).orElse(new Admitted(Way.ADDED));
    }

    /** Judges whoever opens an assignment (R27, R29, X26). */
    static Admission byOpening(Terms license, boolean makerOnLicense) {
        if (!license.lmsEnrollment()) {
            return new Refused(LMS_SWITCHED_OFF);
        }
        return when(makerOnLicense, MAKER_NOT_ON_LICENSE, license, EnrollmentMethod.LMS, Way.ADDED);
    }

    private static Admission when(
            boolean allowed, RefusalReason otherwise, Terms license, EnrollmentMethod method, Way way) {
        var cell = Eligibility.on(method, license.type());
        if (!cell.offered()) {
            return new Refused(Objects.requireNonNull(cell.reason(), "what is never offered says why"));
        }
        if (!allowed) {
            return new Refused(otherwise);
        }
        return license.status() == LicenseStatus.LIVE ? new Admitted(way) : new Refused(LICENSE_NOT_LIVE);
    }

    /**
     * Judges one person.
     *
     * @param before how they stand on the license
     * @param word the method that names them, with the fact's stamp, event and batch
     */
    default Verdict judge(Membership before, Word word) {
        return switch (this) {
            case Refused(var reason) -> Verdict.refused(reason);
            case Admitted(var way) -> {
                if (before.isKeptOut(word.source().method())) {
                    yield keptOut(word);
                }
                if (isOpenedAgain(before, word)) {
                    yield new Verdict.Repeated();
                }
                yield switch (way) {
                    case ADDED -> add(before, word);
                    case INVITED -> invite(before, word);
                };
            }
        };
    }

    /** Judges that a source takes back these words; also of somebody it never named: what did may come later. */
    default Verdict leave(List<Word> words) {
        return switch (this) {
            case Refused(var reason) -> Verdict.refused(reason);
            case Admitted _ ->
                new Verdict.Accepted(
                        words.stream().<MembershipEvent>map(Withdrawn::new).toList());
        };
    }

    /** What a source says goes on being recorded; who is named or redeems is refused (RULES §4 <em>kept out</em>). */
    private static Verdict keptOut(Word word) {
        return switch (word.source().method()) {
            case CSV, EMAIL, LINK, KEY -> Verdict.refused(KEPT_OUT);
            case OU, LMS, DOMAIN -> new Verdict.Refused(KEPT_OUT, List.of(new Granted(word)));
        };
    }

    /**
     * Opening an assignment again says nothing while the first time counts: unlike what lists, keys, domains and units say, it
     * is of no batch, generation or deployment that could end for itself.
     */
    private static boolean isOpenedAgain(Membership before, Word word) {
        return word.source().method() == EnrollmentMethod.LMS
                && before.isVouchedForBy(word.source())
                && before.live(State.OFFERED).isEmpty();
    }

    /** Also what a live grant said before: the later word is the reason now, and undoing the older takes nobody away. */
    private static Verdict add(Membership before, Word word) {
        var granted = new Granted(word);
        var events = new ArrayList<MembershipEvent>();
        events.add(granted);
        before.live(State.OFFERED).stream()
                .map(invite -> invite.word().source())
                .filter(source -> !source.equals(word.source())) // their own is replaced by the grant
                .filter(_ -> before.apply(granted).entitlement() == Entitlement.ENTITLED) // old news closes no invite
                .forEach(source -> events.add(new Withdrawn(word.of(source))));
        return new Verdict.Accepted(events);
    }

    private static Verdict invite(Membership before, Word word) {
        return before.entitlement() == Entitlement.NOTHING ? Verdict.of(new Offered(word)) : Verdict.unchanged();
    }
}
