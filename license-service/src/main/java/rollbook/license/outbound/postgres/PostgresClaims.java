package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.license.domain.Claim;
import rollbook.license.usecase.Claims;

/** Claims across licenses: a domain is one lock for all who want it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresClaims implements Claims {
    private final Database database;

    PostgresClaims(Database database) {
        this.database = database;
    }

    @Override
    public void holdDomains(Collection<String> domains) {
        database.with(sql -> {
            domains.stream()
                    .sorted() // so that no two wait for each other
                    .forEach(domain ->
                            sql.execute("select pg_advisory_xact_lock(hashtextextended('domain ' || ?, 0))", domain));
            return domains;
        });
    }

    @Override
    public List<LicenseType> othersOn(String domain, UUID licenseId) {
        return database.with(sql -> sql.createQuery("""
                        select distinct l.type from claim c join license l on l.id = c.license_id
                        where c.kind = 'DOMAIN' and c.name = :domain and l.id <> :license
                          and not l.suspended and (l.ends_at is null or l.ends_at > clock_timestamp())
                        """)
                .bind("domain", domain)
                .bind("license", licenseId)
                .mapTo(String.class)
                .map(LicenseType::valueOf)
                .list());
    }

    @Override
    public void runNext(UUID licenseId, Claim claim) {
        database.with(sql -> sql.execute(
                "update claim set next_run_at = ? where license_id = ? and kind = ? and name = ?",
                Instants.utc(claim.nextRunAt()),
                licenseId,
                claim.kind().name(),
                claim.name()));
    }
}
