package rollbook.ousync.usecase;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.domain.Trouble;

/** The Google Workspaces of schools, only ever read (R10). Not within a transaction. */
public interface Directories {

    /** The directory somebody's refresh token opens. Opening asks nothing of Google yet. */
    Directory open(String refreshToken);

    /** The same, for whoever reads it under a lease: {@code signOfLife} renews that before and after each question. */
    Directory open(String refreshToken, Runnable signOfLife);

    /** One Workspace. What Google answers for a moment only is tried again before anything is thrown. */
    interface Directory {

        /**
         * All units, the root among them.
         *
         * @throws UnreadableException when Google does not say all of it
         */
        List<OrgUnit> units();

        /**
         * Users of a unit and of all units under it, whatever their standing.
         *
         * @param pageToken of the page before; null = the first
         * @throws PageExpiredException when the listing has to begin anew
         * @throws UnreadableException when Google does not say all of it
         */
        Page users(String orgUnitPath, @Nullable String pageToken);

        /**
         * One user by their Google id; empty: Google has none, they were deleted.
         *
         * @throws NotShownException when Google does not show this one; whether it shows others is not said
         * @throws UnreadableException when Google does not say
         */
        Optional<DirectoryUser> user(String googleId);
    }

    /**
     * A part of a listing, at most 500 users.
     *
     * @param next null at the end
     */
    record Page(List<DirectoryUser> users, @Nullable String next) {
        public Page {
            users = List.copyOf(users);
        }
    }

    /** A listing that cannot go on where it was. */
    final class PageExpiredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PageExpiredException(Throwable cause) {
            super(cause);
        }
    }

    /** A user this admin may not see: their account is another Workspace's by now. */
    final class NotShownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotShownException(Throwable cause) {
            super(cause);
        }
    }

    /** Google did not answer, or not all of it: nothing may follow from what it did say (X7). */
    final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Trouble trouble;

        public UnreadableException(Trouble trouble, @Nullable Throwable cause) {
            super(trouble.name(), cause);
            this.trouble = trouble;
        }

        public Trouble trouble() {
            return trouble;
        }
    }
}
