package rollbook.enrollment.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Codes that were tried and are none, by digests of who tried. The writes belong in a transaction under way. */
public interface WrongGuesses {

    /** Keeps other guesses of that account waiting until this transaction ends. */
    void lock(byte[] account);

    void add(byte[] account, byte[] address, Instant at);

    /** When this account guessed wrong after {@code since}, the latest first, at most {@code limit}. */
    List<Instant> ofAccount(byte[] account, Instant since, int limit);

    /** The same of an address, by those accounts alone that did so more than {@code forgiven} times there. */
    List<Instant> ofAddress(byte[] address, int forgiven, Instant since, int limit);

    /** Forgets what is older than that. */
    void forget(Duration age);
}
