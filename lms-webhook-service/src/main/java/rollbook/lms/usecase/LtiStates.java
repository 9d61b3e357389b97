package rollbook.lms.usecase;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** LTI logins under way: what a browser has to bring back, once, within five minutes. No cookie is needed for it. */
public interface LtiStates {

    /**
     * One of them.
     *
     * @param deployment as the login hinted; proves nothing
     */
    record Login(
            String nonce, UUID registrationId, @Nullable String deployment) {
        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /** Remembers one; of so many under way at one platform the oldest gives way. */
    void begin(String state, Login login);

    /** The login of that state, which stays. */
    Optional<Login> find(String state);

    /** Takes it away. False: somebody else has, or it is too old. */
    boolean use(String state);

    void forgetOld();
}
