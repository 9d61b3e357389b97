package rollbook.license.usecase;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollbook.license.domain.Admission;
import rollbook.license.domain.Identity;
import rollbook.license.domain.Membership;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Verdict;

/**
 * A fact understood, before it is known which people it names.
 *
 * @param said the fact without its people
 * @param admission whether people come by it: then who is nobody yet becomes a person
 * @param mentions whom it names
 */
record Heard(Said said, Admission admission, List<Mention> mentions) {

    Heard {
        mentions = List.copyOf(mentions);
    }

    /**
     * One person named.
     *
     * @param identity absent where what was said identifies nobody
     * @param opinion what it says of them; absent where judging it failed before
     */
    record Mention(
            @Nullable Identity identity,
            @Nullable Integer row,
            @Nullable String address,
            @Nullable Function<Membership, Verdict> opinion) {

        Said.Named named(Map<Identity, UUID> people) {
            var proven = identity != null && identity.addressProven();
            return new Said.Named(identity == null ? null : people.get(identity), row, address, proven, opinion);
        }
    }

    /** Who is to be looked up: what failed before is left alone. */
    List<Identity> identities() {
        return mentions.stream()
                .filter(mention -> mention.opinion() != null && mention.identity() != null)
                .map(mention -> Objects.requireNonNull(mention.identity()))
                .toList();
    }

    boolean admits() {
        return admission instanceof Admission.Admitted;
    }

    /** Whether nothing but the license's being frozen refuses it. */
    boolean isFrozenOut() {
        return admission.equals(new Admission.Refused(RefusalReason.LICENSE_NOT_LIVE));
    }

    /** The same, refused for now. */
    Heard kept() {
        return new Heard(
                said,
                admission,
                mentions.stream()
                        .map(mention -> new Mention(
                                mention.identity(),
                                mention.row(),
                                mention.address(),
                                mention.opinion() == null
                                        ? null
                                        : _ -> Verdict.refused(RefusalReason.NOT_LIVE_BUT_KEPT)))
                        .toList());
    }

    /** The fact with the people it names. */
    Said of(Map<Identity, UUID> people) {
        return said.naming(
                mentions.stream().map(mention -> mention.named(people)).toList());
    }
}
