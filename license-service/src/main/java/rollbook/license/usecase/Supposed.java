package rollbook.license.usecase;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Event;
import rollbook.events.OuMembershipChanged;
import rollbook.events.UserEnrolled;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Admission;

/**
 * The facts a list or a sync would be said in, which nobody said yet.
 *
 * @param batchId the import, or the run of the sync
 * @param stamp now
 */
record Supposed(Forecast.Question question, UUID batchId, long stamp) {

    /** The same heard, in the order of the people. */
    List<Heard> heard(Admission admission, Ids ids) {
        return question.method() == EnrollmentMethod.OU
                ? each(this::joined, said -> HearFact.synced(fact(ids, said), said, admission))
                : each(this::enrolled, said -> HearFact.enrolled(fact(ids, said), said, admission));
    }

    private <E> List<Heard> each(Function<List<Forecast.Named>, E> say, Function<E, Heard> hear) {
        var people = question.people();
        return IntStream.iterate(0, from -> from < people.size(), from -> from + Said.MOST_PEOPLE)
                .mapToObj(from -> people.subList(from, Math.min(from + Said.MOST_PEOPLE, people.size())))
                .map(say.andThen(hear))
                .toList();
    }

    private static Fact fact(Ids ids, Event said) {
        return new Fact(ids.next(), said, Set.of(), false);
    }

    private UserEnrolled enrolled(List<Forecast.Named> people) {
        return new UserEnrolled(
                question.licenseId(),
                question.method(),
                null,
                batchId,
                null,
                question.actor(),
                stamp,
                people.stream()
                        .map(named -> new UserEnrolled.Person(named.row(), named.email(), null))
                        .toList());
    }

    /** Whose sync it is makes no difference to who is named now: what has ended voids older words only. */
    private OuMembershipChanged joined(List<Forecast.Named> people) {
        return new OuMembershipChanged(
                question.licenseId(),
                batchId,
                batchId,
                Objects.requireNonNull(question.source()),
                stamp,
                people.stream()
                        .map(named ->
                                new OuMembershipChanged.Joined(Objects.requireNonNull(named.googleId()), named.email()))
                        .toList(),
                List.of());
    }
}
