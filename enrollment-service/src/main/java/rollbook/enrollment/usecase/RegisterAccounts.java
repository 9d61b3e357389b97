package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import rollbook.enrollment.domain.SeenAccount;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/**
 * Accounts become known with their first verified sign-in, or when the app reports them, and with every change of address.
 * Whoever is new at an address of a deployed domain is named to its licenses in the same transaction (R40). An address that
 * moves to another domain takes nothing away: the grant of the old one stays until staff end it or somebody removes it.
 */
@ApplicationScoped
public class RegisterAccounts {
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final SaySignUps saySignUps;
    private final Database database;

    RegisterAccounts(Accounts accounts, Deliveries deliveries, SaySignUps saySignUps, Database database) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.saySignUps = saySignUps;
        this.database = database;
    }

    /**
     * How many accounts were new, had moved, or were known so.
     *
     * @param repeated whether the very delivery was taken in before; then nothing was done
     */
    public record Registered(int registered, int changed, int unchanged, boolean repeated) {}

    /** Somebody signed in is seen; once this is committed they count as registered. */
    @Transactional
    public void signedIn(SeenAccount account) {
        keep(List.of(account), Accounts.Source.SIGN_IN);
    }

    /** The account of that id, after it was registered. */
    @Transactional
    public Accounts.Account registered(UUID accountId) {
        return accounts.find(accountId).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Takes in a delivery of reports, once however often it is sent; of one account named twice the latest counts. */
    @Transactional
    public Registered reported(String deliveryId, Collection<SeenAccount> reports) {
        return deliveries.isFirst(deliveryId) ? keep(reports, Accounts.Source.WEBHOOK) : new Registered(0, 0, 0, true);
    }

    @Transactional(TxType.MANDATORY)
    Registered keep(Collection<SeenAccount> seen, Accounts.Source source) {
        var now = database.now();
        var each = new LinkedHashMap<UUID, SeenAccount>();
        seen.forEach(account -> each.merge(account.accountId(), notAfter(account, now), RegisterAccounts::later));
        var moved = accounts.keep(each.values(), source);
        saySignUps.say(moved);
        var born = (int) moved.stream().filter(Accounts.Moved::born).count();
        return new Registered(born, moved.size() - born, each.size() - moved.size(), false);
    }

    /** A clock that runs ahead elsewhere must not shut out what is heard later. */
    private static SeenAccount notAfter(SeenAccount account, Instant now) {
        return account.asOf().isAfter(now) ? new SeenAccount(account.accountId(), account.email(), now) : account;
    }

    private static SeenAccount later(SeenAccount one, SeenAccount other) {
        return other.asOf().isBefore(one.asOf()) ? one : other;
    }
}
