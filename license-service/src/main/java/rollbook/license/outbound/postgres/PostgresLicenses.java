package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.license.domain.Admin;
import rollbook.license.domain.Claim;
import rollbook.license.domain.License;
import rollbook.license.domain.Settings;
import rollbook.license.domain.Term;
import rollbook.license.usecase.Licenses;

/** Licenses and their admins. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLicenses implements Licenses {
    private static final String COLUMNS = """
            select id, revision, name, type, expires_at, grace_days, suspended, invite_setting, lms, seats, created_at,
                   clock_timestamp() as now
            """;

    private static final String LICENSE = COLUMNS + " from license l ";

    /** The row is locked in a query of its own, so that the clock is read when the wait for it is over. */
    private static final String LOCKED = COLUMNS + " from (select * from license where id = :id for update) l";

    private static final String MINE = """
            where id > :after and exists (
              select from license_admin a where a.license_id = l.id
                and (a.account_id = :account or (a.account_id is null and a.address = :address)))
            order by id limit :limit
            """;

    private static final String OF_PEOPLE = """
            where id in (
              select license_id from license_admin where account_id = :account or address = :address
              union
              select license_id from membership where person_id = any(:people) and status = 'MEMBER')
            order by id limit :limit
            """;

    private static final String STORE = """
            insert into license (id, revision, name, type, told_status, expires_at, grace_days, ends_at, suspended,
                                 invite_setting, lms, seats, created_at)
            values (:id, :revision, :name, :type, :status, :expiresAt, :graceDays, :endsAt, :suspended,
                    :inviteSetting, :lms, :seats, :createdAt)
            on conflict (id) do update set
              revision = excluded.revision, name = excluded.name, told_status = excluded.told_status,
              expires_at = excluded.expires_at, grace_days = excluded.grace_days, ends_at = excluded.ends_at,
              suspended = excluded.suspended, invite_setting = excluded.invite_setting, lms = excluded.lms,
              seats = excluded.seats
            """;

    private final Database database;
    private final PostgresStandings standings;

    PostgresLicenses(Database database, PostgresStandings standings) {
        this.database = database;
        this.standings = standings;
    }

    @Override
    public Optional<License> find(UUID id) {
        return database.with(sql -> one(sql, LICENSE + " where id = :id", id));
    }

    @Override
    public Optional<License> findFixed(UUID id) {
        return database.with(sql -> {
            // At read committed each statement would see what was committed before it began, and not the same.
            sql.execute("set transaction isolation level repeatable read, read only");
            return one(sql, LICENSE + " where id = :id", id);
        });
    }

    @Override
    public Optional<License> lock(UUID id) {
        return database.with(sql -> one(sql, LOCKED, id));
    }

    @Override
    public boolean tryLock(UUID id) {
        return database.with(sql -> sql.select("select from license where id = ? for update skip locked", id)
                .mapToMap()
                .findOne()
                .isPresent());
    }

    @Override
    public List<License> list(UUID after, int limit) {
        return database.with(sql -> read(
                sql,
                sql.createQuery(LICENSE + " where id > :after order by id limit :limit")
                        .bind("after", after)
                        .bind("limit", limit)));
    }

    @Override
    public List<License> listOf(UUID account, EmailAddress email, UUID after, int limit) {
        return database.with(sql -> read(
                sql,
                sql.createQuery(LICENSE + MINE)
                        .bind("after", after)
                        .bind("account", account)
                        .bind("address", email.normalized())
                        .bind("limit", limit)));
    }

    @Override
    public List<License> listOf(
            Collection<UUID> people, @Nullable UUID account, @Nullable EmailAddress email, int limit) {
        return database.with(sql -> read(
                sql,
                sql.createQuery(LICENSE + OF_PEOPLE)
                        .bindArray("people", UUID.class, people.toArray())
                        .bind("account", account)
                        .bind("address", email == null ? null : email.normalized())
                        .bind("limit", limit)));
    }

    @Override
    public void save(License license, long stamp) {
        database.with(sql -> {
            sql.createUpdate(STORE)
                    .bind("id", license.id())
                    .bind("revision", license.revision())
                    .bind("name", license.name())
                    .bind("type", license.type().name())
                    .bind("status", license.status().name())
                    .bind("expiresAt", Instants.utc(license.term().expiresAt()))
                    .bind("graceDays", license.term().graceDays())
                    .bind("endsAt", Instants.utc(license.term().endsAt()))
                    .bind("suspended", license.term().suspended())
                    .bind("inviteSetting", license.settings().inviteSetting().name())
                    .bind("lms", license.settings().lmsEnrollment())
                    .bind("seats", license.seats())
                    .bind("createdAt", Instants.utc(license.createdAt()))
                    .execute();
            standings.keep(license, admins(sql, List.of(license.id())).getOrDefault(license.id(), List.of()), stamp);
            saveAdmins(sql, license);
            saveClaims(sql, license);
            return license;
        });
    }

    private static void saveAdmins(Handle sql, License license) {
        sql.execute("delete from license_admin where license_id = ?", license.id());
        var insert = sql.prepareBatch(
                "insert into license_admin (license_id, address, account_id, domain_admin) values (?, ?, ?, ?)");
        license.admins()
                .forEach(admin ->
                        insert.add(license.id(), admin.email().normalized(), admin.accountId(), admin.domainAdmin()));
        insert.execute();
    }

    private static void saveClaims(Handle sql, License license) {
        sql.execute("delete from claim where license_id = ?", license.id());
        var insert = sql.prepareBatch(
                "insert into claim (license_id, kind, name, holder, next_run_at) values (?, ?, ?, ?, ?)");
        license.claims()
                .forEach(claim -> insert.add(
                        license.id(),
                        claim.kind().name(),
                        claim.name(),
                        claim.holder(),
                        Instants.utc(claim.nextRunAt())));
        insert.execute();
    }

    private static Optional<License> one(Handle sql, String query, UUID id) {
        return read(sql, sql.createQuery(query).bind("id", id)).stream().findFirst();
    }

    private static List<License> read(Handle sql, Query query) {
        var licenses = query.map((row, _) -> license(row)).list();
        var ids = licenses.stream().map(License::id).toList();
        var claims = claims(sql, ids);
        var admins = admins(sql, ids);
        return licenses.stream()
                .map(license -> license.joined(
                        claims.getOrDefault(license.id(), List.of()), admins.getOrDefault(license.id(), List.of())))
                .toList();
    }

    private static License license(ResultSet row) throws SQLException {
        var term = new Term(Instants.read(row, "expires_at"), row.getInt("grace_days"), row.getBoolean("suspended"));
        return new License(
                row.getObject("id", UUID.class),
                row.getLong("revision"),
                row.getString("name"),
                LicenseType.valueOf(row.getString("type")),
                term,
                term.status(row.getTimestamp("now").toInstant()),
                new Settings(InviteSetting.valueOf(row.getString("invite_setting")), row.getBoolean("lms")),
                row.getObject("seats", Integer.class),
                List.of(),
                List.of(),
                row.getTimestamp("created_at").toInstant());
    }

    private static Map<UUID, List<Claim>> claims(Handle sql, List<UUID> licenses) {
        record Row(UUID licenseId, Claim claim) {}
        return sql
                .createQuery("""
                        select license_id, kind, name, holder, next_run_at from claim
                        where license_id = any(:licenses) order by kind, name
                        """)
                .bindArray("licenses", UUID.class, licenses)
                .map((row, _) -> new Row(
                        row.getObject("license_id", UUID.class),
                        new Claim(
                                Claim.Kind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                row.getObject("holder", UUID.class),
                                Instants.read(row, "next_run_at"))))
                .stream()
                .collect(groupingBy(Row::licenseId, mapping(Row::claim, toList())));
    }

    private static Map<UUID, List<Admin>> admins(Handle sql, List<UUID> licenses) {
        record Row(UUID licenseId, Admin admin) {}
        return sql
                .createQuery("""
                        select license_id, address, account_id, domain_admin from license_admin
                        where license_id = any(:licenses) order by address
                        """)
                .bindArray("licenses", UUID.class, licenses)
                .map((row, _) -> new Row(
                        row.getObject("license_id", UUID.class),
                        new Admin(
                                EmailAddress.of(row.getString("address")),
                                row.getObject("account_id", UUID.class),
                                row.getBoolean("domain_admin"))))
                .stream()
                .collect(groupingBy(Row::licenseId, mapping(Row::admin, toList())));
    }
}
