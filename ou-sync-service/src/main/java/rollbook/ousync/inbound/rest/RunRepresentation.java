package rollbook.ousync.inbound.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Runs.Past;
import rollbook.ousync.usecase.Runs.Result;

/**
 * A run.
 *
 * @param result null while it goes on
 * @param seconds how long it took
 * @param active how many active users the picked units have; {@code suspended} and {@code archived} ones are not synced (R11, X6)
 * @param joined how many it said had joined or come back, {@code left} had left, {@code held} would have (X28)
 * @param outcomes how those it named fared, as far as that is judged
 * @param judged how many of them are
 */
public record RunRepresentation(
        UUID runId,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable Long seconds,
        @Nullable Result result,
        @Nullable Trouble trouble,
        int active,
        int suspended,
        int archived,
        int joined,
        int left,
        int held,
        int judged,
        Map<Outcome, Integer> outcomes) {

    static RunRepresentation of(Past run) {
        var ended = run.endedAt();
        return new RunRepresentation(
                run.id(),
                run.beganAt(),
                ended,
                ended == null ? null : Duration.between(run.beganAt(), ended).toSeconds(),
                run.result(),
                run.trouble(),
                run.progress().seen(),
                run.progress().suspended(),
                run.progress().archived(),
                run.progress().joined(),
                run.progress().left(),
                run.progress().held(),
                run.judged(),
                run.outcomes());
    }
}
