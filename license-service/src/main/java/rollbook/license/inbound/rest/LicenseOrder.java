package rollbook.license.inbound.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.events.EmailRefusal;
import rollbook.events.LicenseType;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.Admin;
import rollbook.license.domain.Term;
import rollbook.license.usecase.CreateLicense;
import rollbook.license.usecase.LicenseProblem;

/**
 * The body of {@code POST /api/licenses}.
 *
 * @param seats 1 or more; absent = unlimited (X18)
 * @param expiresAt when what was bought is over; absent = without an end
 * @param graceDays 0 to 365 days after that; absent = 14
 */
public record LicenseOrder(
        @Nullable String name,
        @Nullable LicenseType type,
        @Nullable List<@Nullable AdminOrder> admins,
        @Nullable Integer seats,
        @Nullable Instant expiresAt,
        @Nullable Integer graceDays) {
    private static final int LONGEST_NAME = 200;

    /**
     * Somebody to run the license.
     *
     * @param domainAdmin true unless staff say otherwise (R49)
     */
    public record AdminOrder(
            @Nullable String email, @Nullable Boolean domainAdmin) {
        @Override
        public String toString() {
            return "AdminOrder[domainAdmin=" + domainAdmin + "]";
        }
    }

    /**
     * What is ordered.
     *
     * @throws ProblemException 422 naming what is missing
     */
    CreateLicense.Order order() {
        if (name == null
                || name.isBlank()
                || name.strip().length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(LicenseProblem.NO_NAME);
        }
        if (type == null) {
            throw new ProblemException(LicenseProblem.NO_TYPE);
        }
        if (admins == null || admins.isEmpty()) {
            throw new ProblemException(LicenseProblem.NO_ADMIN);
        }
        var named = new ArrayList<Admin>();
        var seen = new HashSet<EmailAddress>();
        for (var admin : admins) {
            var email = address(admin == null ? null : admin.email());
            if (!seen.add(email)) {
                throw new ProblemException(LicenseProblem.NAMED_TWICE);
            }
            named.add(new Admin(email, null, admin == null || !Boolean.FALSE.equals(admin.domainAdmin())));
        }
        var end = Bounds.time(expiresAt);
        var term = Term.UNLIMITED.renewed(end, Bounds.grace(graceDays, end));
        return new CreateLicense.Order(name.strip(), type, term, Bounds.seats(seats), named);
    }

    static EmailAddress address(@Nullable String typed) {
        return switch (EmailAddress.parse(typed == null ? "" : typed)) {
            case EmailAddress address -> address;
            case EmailRefusal refusal -> throw new ProblemException(LicenseProblem.NOT_AN_EMAIL, refusal.explanation());
        };
    }
}
