package rollbook.lms.domain;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;

/**
 * Somebody as our own app names them: by their account, or by their Google id where they came by Google Classroom, or by
 * both. Of a learner with both the Google id counts, so that they are the same person by whichever way of Classroom they come.
 *
 * @param email normalized
 */
public record AppPerson(
        @Nullable UUID accountId,
        @Nullable String googleId,
        @Nullable String email) {
    private static final String APP_DEPLOYMENT = "app";
    /** Google Classroom knows no deployments; all of it is one. */
    public static final String CLASSROOM = "classroom";

    /** As an event names them; empty: they are named by nothing. */
    public Optional<LmsUser> lmsUser() {
        if (googleId != null) {
            return Optional.of(new LmsUser(LmsUser.GOOGLE, CLASSROOM, googleId, email));
        }
        return Optional.ofNullable(accountId).map(this::byAccount);
    }

    /**
     * The maker of an assignment as an event names them: by their account, wherever they have one, since it is what they are on a
     * license or run it by, and each time the assignment is opened they are looked for by this alone.
     */
    public Optional<LmsUser> lmsMaker() {
        return Optional.ofNullable(accountId).<LmsUser>map(this::byAccount).or(this::lmsUser);
    }

    private LmsUser byAccount(UUID account) {
        return new LmsUser(LmsUser.APP, APP_DEPLOYMENT, account.toString(), email);
    }

    @Override
    public String toString() {
        return "AppPerson[hidden]";
    }
}
