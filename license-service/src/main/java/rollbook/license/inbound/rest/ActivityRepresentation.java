package rollbook.license.inbound.rest;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;
import rollbook.license.usecase.Activities;

/**
 * Something that happened on a license.
 *
 * @param kind of act that names people, or of change to the license itself
 * @param last when it was last added to: a batch is judged in chunks
 * @param outcomes how many people by outcome; empty of a change
 * @param detail what changed, from what to what; empty of an act
 * @param summary the same in a few words
 */
public record ActivityRepresentation(
        UUID id,
        String kind,
        @Nullable EnrollmentMethod method,
        @Nullable UUID batchId,
        ActorRepresentation actor,
        Instant began,
        Instant last,
        Map<Outcome, Integer> outcomes,
        Map<String, String> detail,
        String summary) {

    static ActivityRepresentation of(Activities.Line line) {
        return new ActivityRepresentation(
                line.id(),
                line.kind(),
                line.method(),
                line.batchId(),
                ActorRepresentation.of(line.actor()),
                line.beganAt(),
                line.lastAt(),
                line.outcomes(),
                line.detail(),
                summary(line));
    }

    /** Such as <em>CSV: 180 added, 3 refused</em> or <em>Seats: from 20, to 30</em>. */
    private static String summary(Activities.Line line) {
        var what = line.method() == null ? words(line.kind()) : line.method().name();
        var counts = line.outcomes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(outcome -> outcome.getValue() + " "
                        + words(outcome.getKey().name()).toLowerCase(Locale.ROOT))
                .collect(joining(", "));
        var detail = line.detail().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(joining(", "));
        var rest = counts.isEmpty() ? detail : counts;
        return rest.isEmpty() ? what : what + ": " + rest;
    }

    private static String words(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
