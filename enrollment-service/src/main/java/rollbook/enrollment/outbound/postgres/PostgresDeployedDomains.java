package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import rollbook.enrollment.usecase.DeployedDomains;
import rollbook.kit.sql.Database;

/** A domain is one advisory lock: shared by all who register accounts at it, alone for who deploys or ends it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDeployedDomains implements DeployedDomains {
    private static final String HOLD = "select pg_advisory_xact_lock(hashtextextended('deployment ' || ?, 0))";

    /** In the order given. */
    private static final String SHARE = """
            select pg_advisory_xact_lock_shared(hashtextextended('deployment ' || domain, 0))
            from unnest(:domains) as shared (domain)
            """;

    private static final String AMONG = """
            select license_id, domain from deployment where domain = any(:domains) and state = 'DEPLOYED'
            order by license_id, domain
            """;

    private final Database database;

    PostgresDeployedDomains(Database database) {
        this.database = database;
    }

    @Override
    public void hold(String domain) {
        database.with(sql -> sql.execute(HOLD, domain));
    }

    @Override
    public void share(Collection<String> domains) {
        var inOrder = domains.stream().sorted().distinct().toArray(); // so that no two wait for each other
        database.with(sql -> sql.createUpdate(SHARE)
                .bindArray("domains", String.class, inOrder)
                .execute());
    }

    @Override
    public List<Deployed> among(Collection<String> domains) {
        return database.with(sql -> sql.createQuery(AMONG)
                .bindArray("domains", String.class, domains.toArray())
                .map((row, _) -> new Deployed(row.getObject("license_id", UUID.class), row.getString("domain")))
                .list());
    }
}
