package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.JoinCode;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.events.Actor;
import rollbook.events.EmailAddress;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/**
 * Somebody joins by a license key or link (R33, R36). Whether they become a member is license-service's word; whether the
 * code counts is decided here, under its row's lock, so that it is used no more often than it may be.
 */
@ApplicationScoped
public class RedeemCode {
    private final LicenseCodes codes;
    private final Redemptions redemptions;
    private final Joins joins;
    private final CodeDigests digests;
    private final LimitGuesses limitGuesses;
    private final Batches batches;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;

    RedeemCode(
            LicenseCodes codes,
            Redemptions redemptions,
            Joins joins,
            CodeDigests digests,
            LimitGuesses limitGuesses,
            Batches batches,
            Outbox outbox,
            Database database,
            Ids ids) {
        this.codes = codes;
        this.redemptions = redemptions;
        this.joins = joins;
        this.digests = digests;
        this.limitGuesses = limitGuesses;
        this.batches = batches;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
    }

    /**
     * Who redeems.
     *
     * @param email the account's verified address
     * @param clientAddress where the request came from, as the gateway saw it
     */
    public record Redeemer(UUID account, EmailAddress email, String clientAddress) {
        @Override
        public String toString() {
            return "Redeemer[" + account + "]";
        }
    }

    /** What came of it. Each is committed, a failure too. */
    public sealed interface Redeeming {
        /** It counts; the outcome follows. */
        record Accepted(UUID redemptionId) implements Redeeming {}

        /** Nobody joins by this. */
        record NoSuchCode() implements Redeeming {}

        /** It was not even looked at. */
        record TooManyGuesses(Duration pause) implements Redeeming {}
    }

    /** What stands for a code as it was typed where a request is recognized by it: a digest, for it may be a secret. */
    public String fingerprint(String typed) {
        return HexFormat.of().formatHex(digests.of("typed", typed));
    }

    @Transactional
    public Redeeming redeem(Redeemer who, String typed) {
        var pause = limitGuesses.pause(who, database.now());
        if (pause.isPresent()) {
            return new Redeeming.TooManyGuesses(pause.get());
        }
        var joined = find(typed).flatMap(code -> join(code, who));
        if (joined.isEmpty()) {
            limitGuesses.failed(who, database.now());
            return new Redeeming.NoSuchCode();
        }
        return new Redeeming.Accepted(joined.get());
    }

    private Optional<LicenseCode> find(String typed) {
        return JoinCode.readings(typed).stream()
                .flatMap(reading -> codes.lockByDigest(digests.of(reading)).stream())
                .findFirst();
    }

    /**
     * Redeems a code that is not revoked. An account uses it once, unless it did not join by that use. It is said each time,
     * whether the last answer is there or not: a removal between the two voids what was said before.
     */
    private Optional<UUID> join(LicenseCode code, Redeemer who) {
        var stamp = database.stamp(); // after the lock: what is undone or revoked meanwhile has an earlier or later one
        var now = Instant.EPOCH.plus(stamp, ChronoUnit.MICROS);
        if (!code.limits().admit(who.email(), now)) {
            return Optional.empty();
        }
        if (!joins.hasUse(code.id(), who.account())) {
            if (code.limits().isUsedUp(code.uses())) {
                return Optional.empty();
            }
            codes.use(code.id());
        }
        return Optional.of(say(code, who, stamp, now));
    }

    private UUID say(LicenseCode code, Redeemer who, long stamp, Instant now) {
        var email = who.email().normalized();
        var actor = new Actor(who.account(), email, Actor.Role.USER);
        var batch = new Batches.Batch(ids.next(), code.licenseId(), code.kind().method(), actor, stamp);
        batches.accept(batch, List.of(new BatchRow.Person(1, email, who.email())));
        redemptions.add(batch.id(), code, who.account(), email, now);
        var fact = new UserEnrolled(
                batch.licenseId(),
                batch.method(),
                Integer.toString(code.generation()),
                batch.id(),
                null,
                actor,
                stamp,
                List.of(new UserEnrolled.Person(1, email, who.account())));
        outbox.append(Topic.ENROLLMENT_LIVE, List.of(fact));
        return batch.id();
    }
}
