package rollbook.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note for the license's activity: somebody showed, rotated, revoked or limited its key or link, deployed or ended a
 * domain, asked for one, connected a Google sync or an LMS, or changed that. It is about nobody's membership, so no verdict
 * answers it.
 *
 * @param name which one, where a license can have several: a domain in ASCII, the platform of an LMS connection
 * @param stamp microseconds since 1970 of the database clock when the act was accepted
 * @param details what else is worth reading, at most ten; no address and no secret
 */
public record AccessNoted(
        UUID licenseId, Subject subject, Act act, @Nullable String name, Actor actor, long stamp, List<Detail> details)
        implements Event {

    public AccessNoted {
        details = List.copyOf(details);
    }

    /** What it is about. */
    public enum Subject {
        /** The license key (R35–R37). */
        KEY,
        /** The license link (R32–R34). */
        LINK,
        /** A domain the license is deployed to, or should be (R38–R45). */
        DOMAIN,
        /** The license's Google sync (R4–R15). */
        SYNC,
        /** A connection of the license to an LMS (R28, X27). */
        LMS_CONNECTION
    }

    /** What was done. */
    public enum Act {
        SHOWN,
        CREATED,
        ROTATED,
        REVOKED,
        LIMITED,
        REQUESTED,
        APPROVED,
        DECLINED,
        /** Whoever asked takes it back. */
        WITHDRAWN,
        DEPLOYED,
        /** Somebody vouches anew for what is deployed. */
        PROVED,
        ENDED,
        CONNECTED,
        DISCONNECTED,
        PICKED,
        PAUSED,
        RESUMED,
        FROZEN,
        UNFROZEN,
        /** An admin vouches for the addresses an LMS connection asserts (DESIGN §2 <em>Person</em>). */
        CONFIRMED
    }

    /**
     * One detail.
     *
     * @param name such as {@code maxUses}
     * @param value a short text
     */
    public record Detail(String name, String value) {
        @Override
        public String toString() {
            return "Detail[]";
        }
    }

    @Override
    public String toString() {
        return "AccessNoted[" + licenseId + ", " + subject + ", " + act + "]";
    }
}
