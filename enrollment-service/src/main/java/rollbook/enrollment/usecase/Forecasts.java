package rollbook.enrollment.usecase;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.Outcome;

/** What license-service would decide now; its word alone, and nothing is written by asking. */
public interface Forecasts {
    /** The most people one question names: with the longest addresses it stays under the 1 MiB of a request. */
    int MOST_PEOPLE = 3_000;

    /** Somebody asked about. */
    record Person(int row, String email) {
        @Override
        public String toString() {
            return "Person[row=" + row + "]";
        }
    }

    /**
     * How the seats stand.
     *
     * @param limit null = unlimited
     */
    record Seats(@Nullable Integer limit, int members, int invited, int waiting) {}

    /**
     * What a row would come to.
     *
     * @param rule behind a refusal, {@code detail} its sentence, and {@code reason} its stable name
     */
    record Row(
            int row,
            Outcome outcome,
            @Nullable String rule,
            @Nullable String detail,
            @Nullable String reason) {}

    /**
     * An answer.
     *
     * @param seq the last entry of the license's ledger that it knows of, and {@code revision} of the license
     * @param way {@code ADDED} or {@code INVITED}: what holds for the whole batch (X31); null where it is refused
     * @param rule that decides so, {@code why} in a sentence, and where it is refused the stable name of the {@code reason}
     * @param before the seats it starts from, {@code after} what they would come to
     */
    record Forecast(
            long seq,
            long revision,
            @Nullable String way,
            @Nullable String rule,
            @Nullable String why,
            @Nullable String reason,
            Seats before,
            Seats after,
            List<Row> people) {
        public Forecast {
            people = List.copyOf(people);
        }
    }

    /**
     * Asks what would become of people in a CSV file.
     *
     * @param seats as the people of the file before these would leave them; null = as they are
     * @param people at most 3,000; none is a cheap question
     * @throws rollbook.kit.problem.ProblemException 503 while license-service is away, 404 if it knows no such license
     */
    Forecast ask(UUID licenseId, Actor actor, @Nullable Seats seats, List<Person> people);
}
