package rollbook.enrollment.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeLimits;
import rollbook.enrollment.usecase.CodeProblem;
import rollbook.events.EmailAddress;
import rollbook.events.EmailRefusal;
import rollbook.kit.problem.ProblemException;

/** What limits and times a license key or link can have; anything else is a problem, 422. */
@ApplicationScoped
class CodeBounds {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");
    private static final int MOST_USES = 1_000_000;
    private static final int MOST_DOMAINS = 50;

    private final Clock clock;

    CodeBounds(Clock clock) {
        this.clock = clock;
    }

    /** The limits as typed; what is left out does not limit. */
    CodeLimits limits(@Nullable Instant expiresAt, @Nullable Integer maxUses, @Nullable List<String> domains) {
        if (expiresAt != null && (!expiresAt.isAfter(clock.instant()) || !expiresAt.isBefore(LAST))) {
            throw invalid("\"expiresAt\" is a time to come, before the year 3000.");
        }
        if (maxUses != null && (maxUses < 1 || maxUses > MOST_USES)) {
            throw invalid("\"maxUses\" is 1 to 1,000,000.");
        }
        var typed = domains == null ? List.<String>of() : domains;
        if (typed.size() > MOST_DOMAINS) {
            throw invalid("\"allowedDomains\" names at most " + MOST_DOMAINS + ".");
        }
        var expiry = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        return new CodeLimits(
                expiry,
                maxUses,
                typed.stream().map(CodeBounds::domain).distinct().toList());
    }

    /** Since when joins are undone. */
    static Instant since(@Nullable Instant typed) {
        if (typed == null || typed.isBefore(FIRST) || !typed.isBefore(LAST)) {
            throw new ProblemException(CodeProblem.NO_TIME);
        }
        return typed.truncatedTo(ChronoUnit.MICROS);
    }

    /** The one form domains are compared in, that of the addresses under it. */
    private static String domain(@Nullable String typed) {
        return switch (EmailAddress.parse("anybody@" + (typed == null ? "" : typed.strip()))) {
            case EmailAddress address -> address.domain();
            case EmailRefusal refusal -> throw invalid("\"allowedDomains\": " + refusal.explanation());
        };
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(CodeProblem.INVALID_LIMITS, detail);
    }
}
