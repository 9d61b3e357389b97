package rollbook.license.inbound.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbook.events.EnrollmentMethod;
import rollbook.license.usecase.ReadGrowth;

/**
 * How a license grew.
 *
 * @param days the oldest first, the last is today
 * @param methods all seven, in the order of table 1
 */
public record GrowthRepresentation(List<DayRepresentation> days, List<ByMethod> methods) {

    /**
     * A day of the reader's zone.
     *
     * @param members how many there were at its end
     */
    public record DayRepresentation(LocalDate day, int members, int joined, int left) {}

    /** How many members have a live grant by a way; who came by several counts for each. */
    public record ByMethod(EnrollmentMethod method, int members) {}

    static GrowthRepresentation of(ReadGrowth.Growth growth) {
        return new GrowthRepresentation(
                growth.days().stream()
                        .map(day -> new DayRepresentation(day.day(), day.members(), day.joined(), day.left()))
                        .toList(),
                Stream.of(EnrollmentMethod.values())
                        .map(method -> new ByMethod(
                                method,
                                Optional.ofNullable(growth.byMethod().get(method))
                                        .orElse(0)))
                        .toList());
    }
}
