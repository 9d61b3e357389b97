package rollbook.lms.usecase;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.Connections.Connection;

/** What connections that are feeds need besides: Canvas' Data Streams and Schoology's triggers. */
public interface Feeds {

    /** What one of them is set up with. */
    sealed interface Feed {
        ConnectionKind kind();
    }

    /**
     * Live events of Canvas.
     *
     * @param rootAccountUuid whose they have to be
     * @param allowUnsigned whether "Sign Payload" may be off; what then comes is a hint and no more
     */
    record Canvas(String rootAccountUuid, boolean allowUnsigned) implements Feed {
        @Override
        public ConnectionKind kind() {
            return ConnectionKind.CANVAS;
        }
    }

    /** Triggers of Schoology, with the keys by which its API is asked whether they are true. */
    record Schoology(String consumerKey, String consumerSecret) implements Feed {
        @Override
        public ConnectionKind kind() {
            return ConnectionKind.SCHOOLOGY;
        }

        @Override
        public String toString() {
            return "Schoology[hidden]";
        }
    }

    /** Adds one to a license; it is confirmed from the beginning, since nobody is enrolled by it. */
    Connection add(UUID newId, UUID licenseId, String name, Feed feed, UUID by);

    /** What one that was not ended is set up with. */
    Optional<Feed> find(UUID connectionId);

    /** The one whose deliveries' path ends in this secret, unless it was ended. */
    Optional<UUID> byPath(String secret);

    /** Its deliveries' path ends in this secret from now on, and no other. */
    void setPath(UUID connectionId, String secret);

    /** Why nothing can come of it for now; null: all is well again. */
    void setTrouble(UUID connectionId, @Nullable String trouble);
}
