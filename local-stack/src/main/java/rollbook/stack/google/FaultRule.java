package rollbook.stack.google;

import java.time.Duration;
import java.util.Optional;
import rollbook.stack.wire.Switches;

/**
 * When a fault strikes: at the next so many requests that are so, or at every one until it is switched off.
 *
 * @param times 0 for every one
 * @param kind else every read of the directory, or every token refresh where it is {@link Fault#INVALID_GRANT}
 * @param page of a listing, from 1; 0 for any
 * @param unit the path that is asked for; empty for any
 * @param account an address; empty for anybody's
 * @param delay before anything is answered; nobody waits for it but the one who asked
 */
public record FaultRule(
        Fault fault, int times, Optional<RequestKind> kind, int page, String unit, String account, Duration delay)
        implements Switches.Rule<FaultRule> {

    /** At every read of the directory. */
    public static FaultRule every(Fault fault) {
        return new FaultRule(fault, 0, Optional.empty(), 0, "", "", Duration.ZERO);
    }

    /** At the next one. */
    public static FaultRule once(Fault fault) {
        return every(fault).times(1);
    }

    @Override
    public FaultRule times(int next) {
        return new FaultRule(fault, next, kind, page, unit, account, delay);
    }

    public FaultRule on(RequestKind some) {
        return new FaultRule(fault, times, Optional.of(some), page, unit, account, delay);
    }

    public FaultRule onPage(int number) {
        return new FaultRule(fault, times, Optional.of(RequestKind.USERS_LIST), number, unit, account, delay);
    }

    public FaultRule onUnit(String path) {
        return new FaultRule(fault, times, kind, page, path, account, delay);
    }

    public FaultRule onAccount(String email) {
        return new FaultRule(fault, times, kind, page, unit, email, delay);
    }

    public FaultRule after(Duration wait) {
        return new FaultRule(fault, times, kind, page, unit, account, wait);
    }

    boolean strikes(RequestFacts request) {
        return kind.map(request.kind()::equals).orElseGet(() -> strikesUnlessSaid(request.kind()))
                && (page == 0 || page == request.page())
                && (unit.isEmpty() || unit.equalsIgnoreCase(request.unitPath()))
                && (account.isEmpty() || account.equalsIgnoreCase(request.account()));
    }

    private boolean strikesUnlessSaid(RequestKind other) {
        return fault == Fault.INVALID_GRANT ? other == RequestKind.TOKEN_REFRESH : other.readsDirectory();
    }
}
