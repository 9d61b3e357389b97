package rollbook.license.inbound.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.kit.failure.FailureText;
import rollbook.license.inbound.rest.ChangeEvents.FeedEndedException;
import rollbook.license.usecase.LicenseMarks.Mark;
import rollbook.license.usecase.ListMembers;
import rollbook.license.usecase.WatchLicenses;

/**
 * One reader of a license's changes, on a thread of its own. It reads the ledger after the entry last sent, so that it
 * misses nothing, whichever replica decided it, and sends nothing twice.
 */
final class ChangeFeed {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK_ROUND = Duration.ofSeconds(1); // whether anybody still reads, and may
    private static final long MOST_BEHIND = 2_000;
    private static final int ACTS_AT_ONCE = 20;

    private final UUID licenseId;
    private final WatchLicenses.Watch watch;
    private final ChangeEvents events;
    private final BooleanSupplier maySee;
    private final ListMembers listMembers;
    private final Clock clock;
    private final Instant end;

    private long seq;
    private long revision;
    private Instant lastSent = Instant.EPOCH;

    /**
     * A feed about to begin.
     *
     * @param maySee whether the reader may see the license at this moment
     * @param end when their token expires
     */
    ChangeFeed(
            UUID licenseId,
            WatchLicenses.Watch watch,
            ChangeEvents events,
            BooleanSupplier maySee,
            ListMembers listMembers,
            Clock clock,
            Instant end) {
        this.licenseId = licenseId;
        this.watch = watch;
        this.events = events;
        this.maySee = maySee;
        this.listMembers = listMembers;
        this.clock = clock;
        this.end = end;
    }

    /**
     * Begins the answer, on the request's own thread: the framework would begin it too once that is through, and it is
     * begun once. False when the reader is gone already.
     */
    boolean open() {
        try {
            events.alive();
            return true;
        } catch (FeedEndedException | RuntimeException e) {
            LOG.debugf("licenseId=%s: a reader of its changes did not wait for them", licenseId);
            watch.close();
            events.close();
            return false;
        }
    }

    /**
     * Feeds until the reader is gone, too slow, or may no longer.
     *
     * @param resumed the last entry they saw; null to begin now
     */
    void run(@Nullable Long resumed) {
        try (watch) {
            begin(resumed);
            while (!events.isClosed() && !watch.isOver() && clock.instant().isBefore(end)) {
                var mark = watch.next(LOOK_ROUND);
                if (mark != null && !follow(mark)) {
                    break;
                }
                beAlive();
            }
        } catch (FeedEndedException e) {
            LOG.debugf("licenseId=%s: a reader of its changes is gone", licenseId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("licenseId=%s: a feed of its changes ends, to be resumed: %s", licenseId, FailureText.of(e));
        } finally {
            events.close();
        }
    }

    private void begin(@Nullable Long resumed) throws FeedEndedException {
        var begin = watch.begin();
        revision = begin.revision();
        if (resumed == null) {
            seq = begin.seq();
            events.ready(begin);
        } else {
            events.license(revision); // which may have changed meanwhile
            seq = resumed > begin.seq() ? -MOST_BEHIND - 1 : resumed; // not of this ledger: as if far behind
            catchUp(begin);
        }
        lastSent = clock.instant();
    }

    /** Goes on to there; false when the reader may no longer see the license. */
    private boolean follow(Mark mark) throws FeedEndedException {
        if (mark.revision() != revision) {
            if (!maySee.getAsBoolean()) {
                return false;
            }
            revision = mark.revision();
            events.license(revision);
        }
        catchUp(mark);
        lastSent = clock.instant();
        return true;
    }

    private void catchUp(Mark mark) throws FeedEndedException {
        if (mark.seq() - seq > MOST_BEHIND) {
            seq = mark.seq();
            events.reload(seq);
            return;
        }
        while (seq < mark.seq()) {
            var acts = listMembers.acts(licenseId, seq, ACTS_AT_ONCE);
            if (acts.isEmpty()) {
                return;
            }
            for (var act : acts) {
                events.members(act);
                seq = act.seq();
            }
        }
    }

    private void beAlive() throws FeedEndedException {
        if (!clock.instant().isBefore(lastSent.plus(HEARTBEAT))) {
            events.alive();
            lastSent = clock.instant();
        }
    }
}
