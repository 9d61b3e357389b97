package rollbook.lms.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.CourseWork;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.domain.Submission;

/** Google Classroom, as a teacher who consented may read it (PROTOCOLS §B1). Not within a transaction. */
public interface Classrooms {

    /** Whether this Rollbook is set up to be connected with Google Classroom. */
    boolean isSetUp();

    /** What a refresh token opens. Opening asks nothing of Google yet. */
    Classroom open(String refreshToken);

    /** One teacher's Classroom. Each question is one try; whoever asks comes back later by themselves. */
    interface Classroom {

        /** Asks for what all else needs: an access token with all that was consented to. */
        void signIn();

        /** The active courses they teach, by id. */
        List<String> courses();

        /** Has Google tell us of a course's work for a week; the same wish again lasts from then on. */
        Registered register(String courseId);

        /** Google need tell no more; one it does not know is forgotten already. */
        void unregister(String registrationId);

        /** A work; empty: Google has none such, or none they may see. */
        Optional<CourseWork> work(String courseId, String id);

        /** The works of a course, the last changed first; five hundred at most. */
        List<CourseWork> works(String courseId);

        Optional<Submission> submission(String courseId, String workId, String id);

        /** Those of a work that were ever opened. */
        List<Submission> opened(String courseId, String workId);

        /** Somebody's address as Google has it, normalized; empty where it is not told. */
        Optional<String> email(String userId);
    }

    /** Google's word that it will tell. */
    record Registered(String id, Instant expiresAt) {}

    /** Google did not answer. */
    final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Nullable
        private final GrantTrouble trouble;

        private final boolean passes;

        private UnreadableException(String message, @Nullable GrantTrouble trouble, boolean passes) {
            super(message);
            this.trouble = trouble;
            this.passes = passes;
        }

        /** The consent no longer counts. */
        public static UnreadableException of(GrantTrouble trouble) {
            return new UnreadableException(trouble.name(), trouble, false);
        }

        /** Google is away, or had enough questions; {@code said} is its status and a word of its own. */
        public static UnreadableException away(String said) {
            return new UnreadableException(said, null, true);
        }

        /** What is asked for is none of theirs any more, or the question is no good. */
        public static UnreadableException refused(String said) {
            return new UnreadableException(said, null, false);
        }

        /** Why the consent no longer counts; empty where it does. */
        public Optional<GrantTrouble> trouble() {
            return Optional.ofNullable(trouble);
        }

        /** Whether the same question may be answered later. */
        public boolean passes() {
            return passes;
        }
    }
}
