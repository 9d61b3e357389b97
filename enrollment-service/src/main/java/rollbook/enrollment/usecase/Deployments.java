package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.DomainName;
import rollbook.enrollment.domain.Proof;
import rollbook.events.Actor;

/** The domains licenses are deployed to. The writes belong in a transaction under way. */
public interface Deployments {

    /** How far a deployment is. */
    enum State {
        /** license-service is being asked for the claim. */
        CLAIMING,
        /** People come by it. */
        DEPLOYED,
        /** It is over; license-service does not know yet that the domain is free. */
        ENDING,
        /** It is over. */
        ENDED
    }

    /** What is deployed where, on whose word, by whom. */
    record Order(UUID id, UUID licenseId, DomainName domain, Proof proof, Actor actor) {}

    /**
     * A deployment.
     *
     * @param attempt how often deploying it was begun: whoever gives up does so for their own attempt alone
     * @param deployedAt null until it is
     * @param scan its latest scan, under way or over; null before the first
     */
    record Deployment(
            UUID id,
            UUID licenseId,
            DomainName domain,
            State state,
            int attempt,
            Proof proof,
            @Nullable Instant deployedAt,
            @Nullable Instant nextScanAt,
            Scans.@Nullable Scanned scan) {}

    /**
     * Begins to deploy, or goes on with the one begun or done there under its own id.
     *
     * @return empty while the one before is still ending
     */
    Optional<Deployment> begin(Order order);

    /** It is deployed now as ordered, and scanned at once; false: it was already, or was given up meanwhile. */
    boolean deployed(UUID id, Order order);

    /** Who ordered it vouches for what is deployed, with their proof; false: they did, with the same. */
    boolean provedAnew(UUID id, Order order);

    /** Has an attempt that came to nothing end, unless there was another since. */
    void giveUp(UUID id, int attempt);

    /** Ends what is deployed; false: it is not. */
    boolean end(UUID id, Actor actor);

    /** Takes in hand the next that is ending, or was begun two minutes ago and left; the others after it in 15 seconds. */
    Optional<Deployment> nextUnfinished();

    /** The claim is free; what was never deployed leaves no trace. */
    void finished(UUID id);

    Optional<Deployment> find(UUID id);

    /** What stands there, begun, deployed or ending. */
    Optional<Deployment> standing(UUID licenseId, String domain);

    /** Whether it ever was deployed there and is over. */
    boolean wasEnded(UUID licenseId, String domain);

    /** What stands on a license, by domain. */
    List<Deployment> of(UUID licenseId);
}
