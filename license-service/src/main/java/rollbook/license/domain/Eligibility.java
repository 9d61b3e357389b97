package rollbook.license.domain;

import static rollbook.license.domain.Availability.always;
import static rollbook.license.domain.Availability.never;
import static rollbook.license.domain.Availability.offByDefault;
import static rollbook.license.domain.Availability.onByDefault;
import static rollbook.license.domain.Availability.staffOnly;
import static rollbook.license.domain.Rank.AVAILABLE;
import static rollbook.license.domain.Rank.LEAST_RECOMMENDED;
import static rollbook.license.domain.Rank.MOST_RECOMMENDED;
import static rollbook.license.domain.Rank.ON_REQUEST;
import static rollbook.license.domain.Rank.RECOMMENDED;
import static rollbook.license.domain.RefusalReason.DOMAIN_NOT_ON_TEACHER;
import static rollbook.license.domain.RefusalReason.LINK_ONLY_ON_TEACHER;
import static rollbook.license.domain.RefusalReason.OU_SYNC_NOT_ON_TEACHER;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;

/** The seven ways onto a license, and where each is open: table 1 of the rules. This table is the whole of R2. */
@SuppressWarnings("ImmutableEnumChecker") // a cell is a record of three enums; the annotation that says so is no JDK's
public enum Eligibility {
    // spotless:off
    //      TEACHER                        SCHOOL                        BUILDING                      DISTRICT
    OU     (never(OU_SYNC_NOT_ON_TEACHER), always(MOST_RECOMMENDED),     always(MOST_RECOMMENDED),     always(MOST_RECOMMENDED)),
    CSV    (always(RECOMMENDED),           always(RECOMMENDED),          always(RECOMMENDED),          always(RECOMMENDED)),
    EMAIL  (always(AVAILABLE),             always(AVAILABLE),            always(AVAILABLE),            always(AVAILABLE)),
    LMS    (onByDefault(RECOMMENDED),      offByDefault(AVAILABLE),      offByDefault(AVAILABLE),      offByDefault(AVAILABLE)),
    LINK   (always(LEAST_RECOMMENDED),     never(LINK_ONLY_ON_TEACHER),  never(LINK_ONLY_ON_TEACHER),  never(LINK_ONLY_ON_TEACHER)),
    KEY    (always(LEAST_RECOMMENDED),     always(LEAST_RECOMMENDED),    always(LEAST_RECOMMENDED),    always(LEAST_RECOMMENDED)),
    DOMAIN (never(DOMAIN_NOT_ON_TEACHER),  staffOnly(ON_REQUEST),        staffOnly(ON_REQUEST),        staffOnly(MOST_RECOMMENDED));
    // spotless:on

    private final Availability teacher;
    private final Availability school;
    private final Availability building;
    private final Availability district;

    Eligibility(Availability teacher, Availability school, Availability building, Availability district) {
        this.teacher = teacher;
        this.school = school;
        this.building = building;
        this.district = district;
    }

    /**
     * One way on one type of license.
     *
     * @param method the way
     * @param availability its cell
     */
    public record Offer(EnrollmentMethod method, Availability availability) {}

    /** The cell of a method on a type of license. */
    public static Availability on(EnrollmentMethod method, LicenseType type) {
        var row = valueOf(method.name()); // a test holds that the rows are the methods, in their order
        return switch (type) {
            case TEACHER -> row.teacher;
            case SCHOOL -> row.school;
            case BUILDING -> row.building;
            case DISTRICT -> row.district;
        };
    }

    /** All seven ways as the page of a license orders them: by rank, then row of the table; never-offered ones last. */
    public static List<Offer> offers(LicenseType type) {
        return Stream.of(EnrollmentMethod.values())
                .map(method -> new Offer(method, on(method, type)))
                .sorted(Comparator.comparing(Eligibility::rank, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static @Nullable Rank rank(Offer offer) {
        return offer.availability().rank();
    }
}
