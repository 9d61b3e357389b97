package rollbook.license.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom an identity means (DESIGN §2 <em>Person</em>, X16). What proves who somebody is comes first: a member is known by
 * address until their account or Google id is seen, then by that. A renamed address keeps the person; an address given to
 * somebody else is another person.
 */
final class Recognition {
    private Recognition() {}

    /** The person meant, if they are somebody already. Nothing is learned. */
    static @Nullable UUID find(Acquaintance people, Identity identity) {
        if (identity.personId() != null) {
            return people.person(identity.personId());
        }
        var proof = identity.proven();
        var proven = proof == null ? null : people.owner(proof);
        if (proven != null) {
            return proven;
        }
        var address = identity.addressed();
        var holder = address == null ? null : people.owner(address);
        return holder == null || (proof != null && people.excludes(holder, proof)) ? null : holder;
    }

    /** The person meant; who is nobody yet becomes one, and what is said of them is learned. */
    static @Nullable UUID meet(Acquaintance people, Identity identity) {
        var proof = identity.proven();
        var address = identity.addressed();
        if (identity.personId() != null) {
            var person = people.person(identity.personId());
            return person == null || proof == null ? person : seen(people, person, proof);
        }
        if (proof == null) {
            return address == null ? null : owner(people, address);
        }
        if (!identity.isArrival()) {
            return people.owner(proof); // somebody who left: nobody comes by that
        }
        var known = people.owner(proof);
        if (known != null && proof.isProof() && !identity.addressProven()) {
            return known; // an address they had once teaches nothing
        }
        var person = owner(people, proof);
        if (address == null || (proof.kind() == KnownBy.Kind.LMS && isAnothers(people, address, person))) {
            return person;
        }
        return addressed(people, person, address, proof.isProof() && identity.addressProven());
    }

    /**
     * Whether an LMS may not say that this person is whoever has that address, for they are known by more than LMSs: one after
     * the other, whoever runs an LMS could make any two people one by what it asserts of one user.
     */
    private static boolean isAnothers(Acquaintance people, KnownBy address, UUID person) {
        var holder = people.owner(address);
        return holder != null && !holder.equals(person) && !people.isKnownByLmsAlone(person);
    }

    private static UUID owner(Acquaintance people, KnownBy mark) {
        var owner = people.owner(mark);
        return owner == null ? people.bear(mark) : owner;
    }

    /** A person we know is seen with what proves who they are. */
    private static UUID seen(Acquaintance people, UUID person, KnownBy proof) {
        var owner = people.owner(proof);
        if (owner != null) {
            return people.areTwo(person, owner) ? person : people.join(person, owner);
        }
        if (!people.excludes(person, proof)) {
            people.give(proof, person);
        }
        return person;
    }

    /**
     * The address said with a proof is that person's. Whoever had it is the same human; or surely another, and then it was
     * given away: a directory and an account prove that, an LMS does not.
     */
    private static UUID addressed(Acquaintance people, UUID person, KnownBy address, boolean proven) {
        var holder = people.owner(address);
        if (holder != null && !people.areTwo(person, holder)) {
            return people.join(person, holder);
        }
        if (holder == null || (proven && !holder.equals(person))) {
            people.give(address, person);
        }
        return person;
    }
}
