package rollbook.enrollment.inbound.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import rollbook.enrollment.domain.SeenAccount;
import rollbook.enrollment.usecase.RegisterAccounts;
import rollbook.kit.failure.FailureText;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.ProblemException;

/**
 * Whoever calls here signed in with a verified address has an account, and it is registered by the way. An account seen at
 * that address before costs nothing; what fails is tried again with the next call, and never fails this one.
 */
@ApplicationScoped
public class SeenAccounts {
    private static final Logger LOG = Logger.getLogger(SeenAccounts.class);
    /** The most accounts remembered, the last seen of them: some 10 MB. */
    private static final int MOST = 50_000;

    private final SecurityIdentity identity;
    private final Caller caller;
    private final RegisterAccounts registerAccounts;
    private final Map<UUID, String> seen = new Remembered();

    SeenAccounts(SecurityIdentity identity, Caller caller, RegisterAccounts registerAccounts) {
        this.identity = identity;
        this.caller = caller;
        this.registerAccounts = registerAccounts;
    }

    /** By account, the address it was registered at. */
    private static final class Remembered extends LinkedHashMap<UUID, String> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST;
        }
    }

    @ServerRequestFilter
    public void see() {
        try {
            if (!identity.isAnonymous()) {
                register(new SeenAccount(caller.accountId(), caller.email(), caller.issuedAt()));
            }
        } catch (ProblemException _) {
            return; // a service, or an address that is not verified: no account to register
        } catch (RuntimeException e) {
            LOG.warnf("An account is registered with its next call: %s", FailureText.of(e));
        }
    }

    private void register(SeenAccount account) {
        var email = account.email().normalized();
        synchronized (seen) {
            if (email.equals(seen.get(account.accountId()))) {
                return;
            }
        }
        registerAccounts.signedIn(account);
        synchronized (seen) {
            seen.put(account.accountId(), email);
        }
    }
}
