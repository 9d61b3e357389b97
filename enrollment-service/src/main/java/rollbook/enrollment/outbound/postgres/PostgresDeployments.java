package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import rollbook.enrollment.usecase.Deployments;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;

/** Deployments, as the table {@code deployment} holds them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDeployments implements Deployments {
    private static final String BEGIN = """
            insert into deployment (id, license_id, domain, display, proof, reason_text, deployed_account, deployed_email)
            values (:id, :license, :domain, :display, :proof, :reason, :account, :email)
            on conflict (license_id, domain) where state <> 'ENDED' do update set
              attempt = deployment.attempt + 1, touched_at = clock_timestamp()
            where deployment.state in ('CLAIMING', 'DEPLOYED')
            returning *
            """;

    /** What was said by this instant, its stamp, is of a deployment before. */
    private static final String DEPLOYED = """
            update deployment set state = 'DEPLOYED', deployed_at = clock_timestamp(),
              next_scan_at = clock_timestamp(), touched_at = clock_timestamp(),
              proof = :proof, reason_text = :reason, deployed_account = :account, deployed_email = :email
            where id = :id and state = 'CLAIMING'
            """;

    private static final String PROVED_ANEW = """
            update deployment set
              proof = :proof, reason_text = :reason, deployed_account = :account, deployed_email = :email
            where id = :id and state = 'DEPLOYED'
              and (proof, reason_text, deployed_account) is distinct from (:proof, :reason, :account)
            """;

    /** Whoever is left in CLAIMING goes the way of those that end: the claim it may have is released. */
    private static final String NEXT_UNFINISHED = """
            update deployment set state = 'ENDING', touched_at = clock_timestamp()
            where id = (
              select id from deployment
              where state = 'ENDING' and touched_at < clock_timestamp() - interval '15 seconds'
                 or state = 'CLAIMING' and touched_at < clock_timestamp() - interval '2 minutes'
              order by touched_at limit 1 for update skip locked)
            returning *
            """;

    private final Database database;

    PostgresDeployments(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Deployment> begin(Order order) {
        return database.with(sql -> one(bind(sql.createQuery(BEGIN), order.id(), order)
                .bind("license", order.licenseId())
                .bind("domain", order.domain().ascii())
                .bind("display", order.domain().display())));
    }

    @Override
    public boolean deployed(UUID id, Order order) {
        return database.with(sql -> bind(sql.createUpdate(DEPLOYED), id, order).execute()) == 1;
    }

    @Override
    public boolean provedAnew(UUID id, Order order) {
        return database.with(
                        sql -> bind(sql.createUpdate(PROVED_ANEW), id, order).execute())
                == 1;
    }

    @Override
    public void giveUp(UUID id, int attempt) {
        database.with(sql -> sql.execute("""
                update deployment set state = 'ENDING', touched_at = clock_timestamp()
                where id = ? and attempt = ? and state = 'CLAIMING'
                """, id, attempt));
    }

    @Override
    public boolean end(UUID id, Actor actor) {
        return database.with(sql -> sql.execute("""
                        update deployment set state = 'ENDING', ended_account = ?, ended_email = ?,
                          ended_at = clock_timestamp(), touched_at = clock_timestamp(), next_scan_at = null
                        where id = ? and state = 'DEPLOYED'
                        """, actor.accountId(), actor.email(), id)) == 1;
    }

    @Override
    public Optional<Deployment> nextUnfinished() {
        return database.with(sql -> one(sql.createQuery(NEXT_UNFINISHED)));
    }

    @Override
    public void finished(UUID id) {
        database.with(sql ->
                sql.execute("delete from deployment where id = ? and state = 'ENDING' and deployed_at is null", id)
                        + sql.execute("update deployment set state = 'ENDED' where id = ? and state = 'ENDING'", id));
    }

    @Override
    @Transactional
    public Optional<Deployment> find(UUID id) {
        return database.with(sql -> one(sql.select("select * from deployment where id = ?", id)));
    }

    @Override
    @Transactional
    public Optional<Deployment> standing(UUID licenseId, String domain) {
        return database.with(sql -> one(sql.select(
                "select * from deployment where license_id = ? and domain = ? and state <> 'ENDED'",
                licenseId,
                domain)));
    }

    @Override
    @Transactional
    public boolean wasEnded(UUID licenseId, String domain) {
        return database.with(
                sql -> sql.select("""
                        select exists (select 1 from deployment where license_id = ? and domain = ? and state = 'ENDED')
                        """, licenseId, domain).mapTo(Boolean.class).one());
    }

    @Override
    @Transactional
    public List<Deployment> of(UUID licenseId) {
        return database.with(sql -> sql.select(
                        "select * from deployment where license_id = ? and state <> 'ENDED' order by domain", licenseId)
                .map((row, _) -> DeploymentColumns.deployment(row))
                .list());
    }

    private static <T extends SqlStatement<T>> T bind(T statement, UUID id, Order order) {
        return statement
                .bind("id", id)
                .bind("proof", order.proof().kind().name())
                .bindByType("reason", order.proof().reason(), String.class)
                .bind("account", order.actor().accountId())
                .bind("email", order.actor().email());
    }

    private static Optional<Deployment> one(Query query) {
        return query.map((row, _) -> DeploymentColumns.deployment(row)).findOne();
    }
}
