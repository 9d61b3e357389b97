package rollbook.enrollment.usecase;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.TreeSet;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/**
 * Names new accounts of a deployed domain to the licenses deployed to it, on the live lane (R40, X9). Deploying and ending
 * wait for registrations under way and the other way about, so whoever signs up is seen here or by the first scan, and a
 * word said here is older than the end that voids it.
 */
@ApplicationScoped
class SaySignUps {
    /** The most people a fact on the live lane names (DESIGN §3). */
    private static final int PEOPLE_PER_FACT = 50;

    private final DeployedDomains deployedDomains;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;

    SaySignUps(DeployedDomains deployedDomains, Outbox outbox, Database database, Ids ids) {
        this.deployedDomains = deployedDomains;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
    }

    @Transactional(TxType.MANDATORY)
    void say(List<Accounts.Moved> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var byDomain = moved.stream().collect(groupingBy(Accounts.Moved::domain));
        var domains = new TreeSet<>(byDomain.keySet());
        deployedDomains.share(domains);
        var deployed = deployedDomains.among(domains);
        if (!deployed.isEmpty()) {
            var stamp = database.stamp();
            outbox.append(
                    Topic.ENROLLMENT_LIVE,
                    deployed.stream()
                            .flatMap(at -> facts(at, byDomain.getOrDefault(at.domain(), List.of()), stamp).stream())
                            .toList());
        }
    }

    private List<UserEnrolled> facts(DeployedDomains.Deployed at, List<Accounts.Moved> people, long stamp) {
        return DomainFacts.of(at, ids.next(), stamp, DomainFacts.moved(people), PEOPLE_PER_FACT);
    }
}
