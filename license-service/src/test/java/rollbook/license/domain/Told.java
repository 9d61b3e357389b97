package rollbook.license.domain;

import java.util.List;
import java.util.UUID;
import rollbook.events.EnrollmentMethod;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;

/** People as tests meet them: what was said of them, with small stamps for times. */
final class Told {
    static final UUID BATCH = new UUID(7, 7);

    private Told() {}

    static Word word(EnrollmentMethod method, long stamp) {
        return new Word(GrantSource.of(method), null, stamp, new UUID(0, stamp), BATCH);
    }

    static MembershipEvent granted(EnrollmentMethod method, long stamp) {
        return new Granted(word(method, stamp));
    }

    static MembershipEvent offered(EnrollmentMethod method, long stamp) {
        return new Offered(word(method, stamp));
    }

    static MembershipEvent removed(long stamp) {
        return new Removed(stamp);
    }

    static Membership someone(MembershipEvent... events) {
        return Membership.NONE.apply(List.of(events));
    }
}
