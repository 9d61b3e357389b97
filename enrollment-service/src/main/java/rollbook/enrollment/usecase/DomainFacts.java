package rollbook.enrollment.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.UserEnrolled;

/** The people of a domain as facts say them; nobody asked for them, their address did. */
final class DomainFacts {
    private DomainFacts() {}

    /** Facts of at most {@code size} people each, in the order given. */
    static List<UserEnrolled> of(
            DeployedDomains.Deployed at, UUID batchId, long stamp, List<UserEnrolled.Person> people, int size) {
        var facts = new ArrayList<UserEnrolled>();
        for (var from = 0; from < people.size(); from += size) {
            var chunk = people.subList(from, Math.min(from + size, people.size()));
            facts.add(new UserEnrolled(
                    at.licenseId(), EnrollmentMethod.DOMAIN, at.domain(), batchId, null, Actor.SYSTEM, stamp, chunk));
        }
        return facts;
    }

    /** New accounts, as rows from 1. */
    static List<UserEnrolled.Person> moved(List<Accounts.Moved> accounts) {
        return IntStream.range(0, accounts.size())
                .mapToObj(i -> new UserEnrolled.Person(
                        i + 1, accounts.get(i).email(), accounts.get(i).accountId()))
                .toList();
    }

    /** Accounts a scan found, as rows after so many. */
    static List<UserEnrolled.Person> found(List<Accounts.Account> accounts, int said) {
        return IntStream.range(0, accounts.size())
                .mapToObj(i -> new UserEnrolled.Person(
                        said + i + 1, accounts.get(i).email(), accounts.get(i).id()))
                .toList();
    }
}
