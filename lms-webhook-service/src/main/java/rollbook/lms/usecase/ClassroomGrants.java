package rollbook.lms.usecase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.GrantTrouble;

/** What teachers allowed us at Google: one for each Google account, each a connection of its own. */
public interface ClassroomGrants {

    /**
     * One of them.
     *
     * @param account whose it is here
     * @param googleId theirs at Google, which outlives the address
     * @param email their address, the same here and there
     * @param refreshToken a secret
     * @param trouble why it no longer counts; null: it does
     */
    record Grant(
            UUID connectionId,
            UUID account,
            String googleId,
            String email,
            String refreshToken,
            @Nullable GrantTrouble trouble) {

        @Override
        public String toString() {
            return "Grant[" + connectionId + "]";
        }
    }

    /** One that was just allowed. */
    record Allowed(UUID account, String googleId, String email, Set<String> scopes, String refreshToken) {
        public Allowed {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Allowed[hidden]";
        }
    }

    /**
     * Keeps it under a new connection, or under the one of that Google account, which begins anew; its connection. What was kept
     * for the same account with another Google account is ended.
     */
    UUID keep(UUID newId, Allowed allowed);

    /** Somebody's own. */
    Optional<Grant> ofAccount(UUID account);

    /** One whose connection was not ended. */
    Optional<Grant> find(UUID connectionId);

    /** The one Google tells of a course for. */
    Optional<Grant> ofRegistration(String registrationId);

    /** Connections of whoever made assignments that are settled for a license. */
    List<UUID> ofMakersFor(UUID licenseId);

    /** Licenses with settled assignments of that teacher's. */
    List<UUID> licensesOfMaker(Grant grant);

    /** The one of a Google account. */
    Optional<Grant> ofGoogle(String googleId);

    /** It no longer counts. False: that is known already, or it was ended. */
    boolean lose(UUID connectionId, GrantTrouble trouble);

    /** One whose courses are to be listed; nobody else gets it for that long. */
    Optional<Grant> takeToLook(Duration lease);

    /** When they are listed next. */
    void lookAgain(UUID connectionId, Duration in);

    /** One whose connection was ended and whose token Google is to forget; nobody else gets it for that long. */
    Optional<Grant> takeToGiveBack(Duration lease);

    /** Google has forgotten it. */
    void givenBack(UUID connectionId);

    /**
     * How many teachers connected.
     *
     * @param inTrouble of how many the consent no longer counts
     */
    record Census(long connected, long inTrouble) {}

    Census census();
}
