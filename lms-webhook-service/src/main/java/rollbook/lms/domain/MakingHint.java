package rollbook.lms.domain;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A feed's word that somebody who teaches made or changed what a tool is opened by. It says neither whose tool nor who they are
 * to a license: their own launch of it by our tool does, and only then it is an assignment of ours (PROTOCOLS §0, R30).
 *
 * @param kind of the feed: CANVAS or SCHOOLOGY
 * @param account of Canvas, whose the feed is: {@code root_account_uuid}
 * @param assignment the platform's own id of it, local to the account
 * @param link of Canvas, its {@code lti_assignment_id}
 * @param section of Schoology, where it is
 * @param maker the platform's own id of who did it; of Canvas local to the account where they are its own
 * @param login of Canvas, what they sign in with, normalized
 * @param title as the platform shows it
 */
public record MakingHint(
        ConnectionKind kind,
        @Nullable String account,
        String assignment,
        @Nullable String link,
        @Nullable String section,
        String maker,
        @Nullable String login,
        String title) {
    private static final String SCHOOLOGY = "schoology";

    /** Whether a launch is of this, on this platform, by who made it, as an instructor. */
    public boolean isProvedBy(Launch launch) {
        return launch.standing() == Standing.INSTRUCTOR
                && switch (kind) {
                    case CANVAS ->
                        isOfAccount(launch.names().guid())
                                && isOf(launch, LocalNames.CANVAS_ASSIGNMENT)
                                && isByCanvasMaker(launch);
                    case SCHOOLOGY ->
                        isSchoology(launch)
                                && isOf(launch, LocalNames.SCHOOLOGY_ASSIGNMENT)
                                && isBySchoologyMaker(launch);
                    case LTI, CLASSROOM, APP -> false;
                };
    }

    /** Canvas' guid is the account's own, and {@code :} or {@code .} and more. */
    private boolean isOfAccount(@Nullable String guid) {
        return account != null
                && guid != null
                && (guid.equals(account) || guid.startsWith(account + ":") || guid.startsWith(account + "."));
    }

    private static boolean isSchoology(Launch launch) {
        return Platform.of(launch.issuer()) == Platform.SCHOOLOGY
                || SCHOOLOGY.equals(launch.names().product());
    }

    private boolean isOf(Launch launch, String custom) {
        var isOfLink = launch.refs().stream()
                .anyMatch(ref -> ref.kind() == RefKind.LTI_LINK
                        && ref.ref().equals(kind == ConnectionKind.CANVAS ? link : assignment));
        return isOfLink || launch.names().of(custom).filter(assignment::equals).isPresent();
    }

    private boolean isByCanvasMaker(Launch launch) {
        var names = launch.names();
        return names.of(LocalNames.CANVAS_USER).filter(maker::equals).isPresent()
                || (login != null
                        && Stream.of(names.of(LocalNames.CANVAS_LOGIN).orElse(null), launch.email())
                                .anyMatch(said -> login.equals(Logins.normalized(said))));
    }

    /** Schoology's ids in launches are a user's number, or that and {@code ::} and more. */
    private boolean isBySchoologyMaker(Launch launch) {
        var names = launch.names();
        return Stream.of(
                        names.of(LocalNames.SCHOOLOGY_USER).orElse(null),
                        names.of(LocalNames.SCHOOLOGY_UNIQUE_USER).orElse(null),
                        launch.subject())
                .anyMatch(id -> id != null && (id.equals(maker) || id.startsWith(maker + "::")));
    }

    @Override
    public String toString() {
        return "MakingHint[" + kind + "]";
    }
}
