package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Identity;
import rollbook.license.domain.Resolution;
import rollbook.license.usecase.Persons;

/**
 * People and how they are known. Who is meant is resolved from what is stored; if that changes people stored, it is
 * resolved once more with them locked, and if somebody else stored the same meanwhile, once more with that.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresPersons implements Persons {
    private static final int MOST_ROUNDS = 5;

    private final Identities identities;
    private final Ids ids;

    PostgresPersons(Identities identities, Ids ids) {
        this.identities = identities;
        this.ids = ids;
    }

    @Override
    public Map<Identity, UUID> known(Collection<Identity> said) {
        return said.isEmpty() ? Map.of() : Resolution.known(said, identities.load(said));
    }

    @Override
    public Found identify(Collection<Identity> said) {
        var locked = new HashSet<UUID>();
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var resolution = Resolution.of(said, identities.load(said), ids::next);
            if (!locked.containsAll(resolution.touched())) {
                identities.lock(resolution.touched());
                locked.addAll(resolution.touched());
            } else if (identities.learn(resolution)) {
                identities.settle(resolution);
                return Found.of(resolution);
            }
        }
        throw new TransientFailureException("the same people are being identified elsewhere", null);
    }

    @Override
    public Found foresee(Collection<Identity> said) {
        return Found.of(Resolution.of(said, identities.load(said), ids::next));
    }

    @Override
    public void hold(Set<UUID> people) {
        if (!people.isEmpty() && identities.share(people) < people.size()) {
            throw new TransientFailureException("somebody was merged meanwhile", null);
        }
    }
}
