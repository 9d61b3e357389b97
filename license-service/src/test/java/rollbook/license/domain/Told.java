package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Lifted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/** Licenses and people as tests meet them: what was said of them, with small stamps for times. */
final class Told {
    static final UUID BATCH = new UUID(7, 7);
    static final UUID SYNC = new UUID(5, 5);
    static final String DOMAIN = "school.example";
    static final Seats ENDLESS = new Seats(null, 0, 0, 0);

    private Told() {}

    static Word word(EnrollmentMethod method, long stamp) {
        return word(GrantSource.of(method), null, stamp);
    }

    static Word word(GrantSource source, @Nullable String origin, long stamp) {
        return new Word(source, origin, stamp, new UUID(0, stamp), BATCH);
    }

    static MembershipEvent granted(EnrollmentMethod method, long stamp) {
        return new Granted(word(method, stamp));
    }

    static MembershipEvent offered(EnrollmentMethod method, long stamp) {
        return new Offered(word(method, stamp));
    }

    static MembershipEvent withdrawn(EnrollmentMethod method, long stamp) {
        return new Withdrawn(word(method, stamp));
    }

    static MembershipEvent removed(long stamp) {
        return new Removed(stamp);
    }

    static MembershipEvent excluded(Authority by, long stamp) {
        return new Excluded(by, stamp);
    }

    static MembershipEvent lifted(Authority by, long stamp) {
        return new Lifted(by, stamp);
    }

    static Membership someone(MembershipEvent... events) {
        return Membership.NONE.apply(List.of(events));
    }

    /** A license of that type with its usual settings, live, with nothing claimed. */
    static Terms live(LicenseType type) {
        return terms(type, LicenseStatus.LIVE);
    }

    static Terms terms(LicenseType type, LicenseStatus status) {
        return terms(type, status, InviteSetting.WHEN_NOT_DOMAIN_ADMIN);
    }

    static Terms terms(LicenseType type, LicenseStatus status, InviteSetting setting) {
        return new Terms(type, status, setting, Settings.usual(type).lmsEnrollment(), List.of());
    }

    static Terms claiming(Terms license, Claim... claims) {
        return new Terms(
                license.type(), license.status(), license.inviteSetting(), license.lmsEnrollment(), List.of(claims));
    }

    static Claim sync(UUID holder) {
        return new Claim(Claim.Kind.OU_SYNC, "", holder, Instant.EPOCH);
    }

    static Claim domain(String name) {
        return new Claim(Claim.Kind.DOMAIN, name, new UUID(6, 6), null);
    }

    /** What becomes of somebody on a license with a seat for everybody. */
    record Judged(Membership before, MembershipStatus was, Verdict verdict, Membership after, MembershipStatus is) {
        Outcome outcome() {
            return verdict.outcome(before, was, after, is);
        }
    }

    static Judged judged(Membership before, Verdict verdict) {
        var was = ENDLESS.place(MembershipStatus.NONE, before);
        var after = before.apply(verdict.events());
        return new Judged(before, was, verdict, after, ENDLESS.place(was, after));
    }

    /** It counts, and the person stands like this from then on. */
    static void becomes(Judged judged, Outcome outcome, MembershipStatus is) {
        assertThat(judged.verdict()).isInstanceOf(Verdict.Accepted.class);
        assertThat(judged.outcome()).isEqualTo(outcome);
        assertThat(judged.is()).isEqualTo(is);
    }
}
