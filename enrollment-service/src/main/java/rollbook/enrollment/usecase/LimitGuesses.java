package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whoever tries codes that are none is kept waiting: an account after its tenth failure within ten minutes, all accounts
 * of a client address together after the hundredth (settings). Only failures count. An address is a whole school, so its
 * limit counts and binds those alone who failed themselves more often than one mistypes: a class goes on undisturbed next
 * to a guesser, and where all of it was given a key that has expired.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class LimitGuesses {
    private final WrongGuesses guesses;
    private final CodeDigests digests;
    private final int perAccount;
    private final int perAddress;
    private final int forgiven;
    private final Duration window;

    LimitGuesses(
            WrongGuesses guesses,
            CodeDigests digests,
            @ConfigProperty(name = "rollbook.codes.failures-per-account", defaultValue = "10") int perAccount,
            @ConfigProperty(name = "rollbook.codes.failures-per-address", defaultValue = "100") int perAddress,
            @ConfigProperty(name = "rollbook.codes.failures-forgiven", defaultValue = "5") int forgiven,
            @ConfigProperty(name = "rollbook.codes.failures-window", defaultValue = "PT10M") Duration window) {
        this.guesses = guesses;
        this.digests = digests;
        this.perAccount = perAccount;
        this.perAddress = perAddress;
        this.forgiven = forgiven;
        this.window = window;
    }

    /** How long this account is to wait; empty: it may try. Its tries come one after the other from here on. */
    Optional<Duration> pause(RedeemCode.Redeemer who, Instant now) {
        var since = now.minus(window);
        guesses.lock(account(who));
        var own = guesses.ofAccount(account(who), since, perAccount);
        if (own.size() >= perAccount) {
            return Optional.of(until(own, now));
        }
        if (own.size() <= forgiven) {
            return Optional.empty();
        }
        var here = guesses.ofAddress(address(who), forgiven, since, perAddress);
        return here.size() >= perAddress ? Optional.of(until(here, now)) : Optional.empty();
    }

    /** Notes a failure. */
    void failed(RedeemCode.Redeemer who, Instant now) {
        guesses.add(account(who), address(who), now);
    }

    /** Until the oldest of those that fill the window has left it. */
    private Duration until(List<Instant> failures, Instant now) {
        return Duration.between(now, failures.getLast().plus(window));
    }

    private byte[] account(RedeemCode.Redeemer who) {
        return digests.of("account", who.account().toString());
    }

    private byte[] address(RedeemCode.Redeemer who) {
        return digests.of("address", who.clientAddress());
    }
}
