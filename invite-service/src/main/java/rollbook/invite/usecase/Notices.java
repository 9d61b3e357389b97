package rollbook.invite.usecase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseAlerted;
import rollbook.invite.domain.Notice;

/** How people are told outside the app: invitees, and admins of licenses; off unless the operator turns it on. The invite in the app stays the authority. */
public interface Notices {

    /**
     * One message to one invitee.
     *
     * @param to their address
     * @param licenseName what they are invited to, {@code invitedBy} the address of whoever named them
     * @param expiresAt when the invite runs out
     */
    record Message(
            Notice notice,
            String to,
            @Nullable String licenseName,
            @Nullable String invitedBy,
            Instant expiresAt) {
        @Override
        public String toString() {
            return "Message[" + notice + "]";
        }
    }

    /**
     * What one admin of a license should know in time.
     *
     * @param to their address
     */
    record Warning(
            LicenseAlerted alert, String to, @Nullable String licenseName) {
        @Override
        public String toString() {
            return "Warning[" + alert.alert() + "]";
        }
    }

    /** Whether any are sent. */
    boolean areOn();

    /**
     * Sends a message; when this returns, a mail server has taken it over.
     *
     * @throws RefusedException when it will never be taken: there is no such address
     * @throws AwayException when no message can be sent now
     * @throws RuntimeException when this one may be taken later
     */
    void send(Message message);

    /** Sends a warning, likewise. */
    void warn(Warning warning);

    /** The mail server cannot be reached. */
    final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AwayException(Throwable cause) {
            super(cause);
        }
    }

    /** A message no attempt will deliver. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RefusedException(Throwable cause) {
            super(cause);
        }
    }
}
