package rollbook.enrollment.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;

/**
 * What a license key or link is limited to.
 *
 * @param expiresAt from that very instant on nobody joins by it; null = never
 * @param maxUses how many people join by it; null = any number
 * @param allowedDomains of their addresses, in ASCII; none = any
 */
public record CodeLimits(
        @Nullable Instant expiresAt, @Nullable Integer maxUses, List<String> allowedDomains) {

    /** Not limited. */
    public static final CodeLimits NONE = new CodeLimits(null, null, List.of());

    public CodeLimits {
        allowedDomains = List.copyOf(allowedDomains);
    }

    /** Whether somebody of this address may join at that time. */
    public boolean admit(EmailAddress email, Instant now) {
        return !isOver(now) && (allowedDomains.isEmpty() || allowedDomains.contains(email.domain()));
    }

    /** Whether so many uses are all there are. */
    public boolean isUsedUp(int uses) {
        return maxUses != null && uses >= maxUses;
    }

    /** The same for a new code made now: an expiry that is past stays behind. */
    public CodeLimits renewed(Instant now) {
        return isOver(now) ? new CodeLimits(null, maxUses, allowedDomains) : this;
    }

    private boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
