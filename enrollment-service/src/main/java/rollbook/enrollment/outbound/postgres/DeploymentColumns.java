package rollbook.enrollment.outbound.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.DomainName;
import rollbook.enrollment.domain.Proof;
import rollbook.enrollment.usecase.Deployments.Deployment;
import rollbook.enrollment.usecase.Deployments.State;
import rollbook.enrollment.usecase.Scans;
import rollbook.kit.sql.Instants;

/** What the columns of a deployment mean. */
final class DeploymentColumns {
    private DeploymentColumns() {}

    static Deployment deployment(ResultSet row) throws SQLException {
        return new Deployment(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                new DomainName(row.getString("domain"), row.getString("display")),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                new Proof(Proof.Kind.valueOf(row.getString("proof")), row.getString("reason_text")),
                Instants.read(row, "deployed_at"),
                Instants.read(row, "next_scan_at"),
                scanned(row));
    }

    static Scans.Scan scan(ResultSet row) throws SQLException {
        return new Scans.Scan(
                row.getObject("scan_batch", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                row.getString("domain"),
                ChronoUnit.MICROS.between(
                        Instant.EPOCH, row.getTimestamp("deployed_at").toInstant()),
                row.getTimestamp("next_scan_at").toInstant());
    }

    private static Scans.@Nullable Scanned scanned(ResultSet row) throws SQLException {
        var began = Instants.read(row, "scan_began_at");
        var result = row.getString("scan_result");
        return began == null
                ? null
                : new Scans.Scanned(
                        began,
                        Instants.read(row, "scan_ended_at"),
                        result == null ? null : Scans.Result.valueOf(result),
                        row.getInt("scan_said"),
                        row.getInt("scan_judged"));
    }
}
