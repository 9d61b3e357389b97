package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.AssignmentOpened;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.EmailAddress;
import rollbook.events.MembershipStatus;
import rollbook.events.UserEnrolled;
import rollbook.license.domain.Admission;
import rollbook.license.domain.Identity;
import rollbook.license.domain.License;
import rollbook.license.domain.RefusalReason;

/** Whether a fact's people come onto a license, with what is known of who stands behind it. */
@ApplicationScoped
class Admissions {
    private final Ledger ledger;
    private final Standings standings;
    private final Persons persons;
    private final Memberships memberships;

    Admissions(Ledger ledger, Standings standings, Persons persons, Memberships memberships) {
        this.ledger = ledger;
        this.standings = standings;
        this.persons = persons;
        this.memberships = memberships;
    }

    Admission of(License license, UserEnrolled said) {
        return switch (said.method()) {
            case CSV, EMAIL -> named(license, said);
            case LINK, KEY ->
                said.actor().role() == Actor.Role.USER
                        ? Admission.byRedeeming(license.terms(), said.method())
                        : new Admission.Refused(RefusalReason.NOT_BY_NAMING_PEOPLE);
            case DOMAIN -> Admission.byDomain(license.terms(), said.source());
            case OU, LMS -> new Admission.Refused(RefusalReason.NOT_BY_NAMING_PEOPLE);
        };
    }

    /** A batch is judged at its first chunk, by the actor's standing when it was committed, and that is kept (X31). */
    private Admission named(License license, UserEnrolled said) {
        var way = ledger.wayOf(said.batchId());
        if (way.isPresent()) {
            return Admission.resumed(license.terms(), said.method(), way.get());
        }
        var standing = standings.at(license.id(), said.actor(), said.stamp());
        var admission = Admission.of(license.terms(), standing, said.method());
        if (admission instanceof Admission.Admitted(var chosen)) {
            ledger.keepWay(said.batchId(), license.id(), chosen);
        }
        return admission;
    }

    /** Whoever made the assignment must be a member or an admin of the license now (R29, X10, X26). */
    Admission of(License license, AssignmentOpened said) {
        return Admission.byOpening(license.terms(), isAdmin(license, said.maker()) || isMember(license, said.maker()));
    }

    private static boolean isAdmin(License license, LmsUser maker) {
        return maker.email() != null
                && EmailAddress.parse(maker.email()) instanceof EmailAddress address
                && license.admin(address).isPresent();
    }

    /** Looked up by what the LMS proves and, for this question alone, by what it asserts: it makes nobody a person. */
    private boolean isMember(License license, LmsUser maker) {
        var byLms = Identity.ofLms(maker.issuer(), maker.deployment(), maker.subject(), null, false);
        var known = persons.known(
                maker.email() == null ? List.of(byLms) : List.of(byLms, Identity.of(maker.email(), null)));
        var keys = known.values().stream()
                .map(person -> new Memberships.Key(license.id(), person))
                .toList();
        return memberships.load(keys).values().stream().anyMatch(line -> line.status() == MembershipStatus.MEMBER);
    }

    /** An address an LMS asserts is believed in the domains the license is deployed to (DESIGN §2 <em>Person</em>). */
    static Identity identity(License license, LmsUser user) {
        var address = normalized(user.email());
        var trusted = address != null && license.emailDomains().contains(address.domain());
        return Identity.ofLms(
                user.issuer(),
                user.deployment(),
                user.subject(),
                address == null ? null : address.normalized(),
                trusted);
    }

    private static @Nullable EmailAddress normalized(@Nullable String email) {
        return email != null && EmailAddress.parse(email) instanceof EmailAddress address ? address : null;
    }
}
