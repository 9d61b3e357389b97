package rollbook.enrollment.inbound.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.Proof;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.enrollment.usecase.Deployments.State;
import rollbook.enrollment.usecase.Scans;

/**
 * A domain a license is deployed to.
 *
 * @param domain in ASCII; addresses of exactly this domain are meant, a subdomain is another one
 * @param display as it was typed
 * @param reason of an attestation; told to staff alone
 * @param nextScanAt when it is scanned next at the latest; null unless it is deployed
 * @param lastScan the latest scan, under way or over; null before the first
 */
public record DomainRepresentation(
        String domain,
        String display,
        State state,
        Proof.Kind proof,
        @Nullable String reason,
        @Nullable Instant deployedAt,
        @Nullable Instant nextScanAt,
        @Nullable ScanRepresentation lastScan) {

    /**
     * A scan.
     *
     * @param endedAt null while it goes on
     * @param result null while it goes on
     * @param named how many people it named because they were missing
     * @param judged how many of those have their verdict; what became of them is among the license's activity
     */
    public record ScanRepresentation(
            Instant beganAt, @Nullable Instant endedAt, Scans.@Nullable Result result, int named, int judged) {
        static ScanRepresentation of(Scans.Scanned scan) {
            return new ScanRepresentation(scan.beganAt(), scan.endedAt(), scan.result(), scan.said(), scan.judged());
        }
    }

    static DomainRepresentation of(Deployment deployment, boolean toStaff) {
        var scan = deployment.scan();
        return new DomainRepresentation(
                deployment.domain().ascii(),
                deployment.domain().display(),
                deployment.state(),
                deployment.proof().kind(),
                toStaff ? deployment.proof().reason() : null,
                deployment.deployedAt(),
                deployment.nextScanAt(),
                scan == null ? null : ScanRepresentation.of(scan));
    }
}
