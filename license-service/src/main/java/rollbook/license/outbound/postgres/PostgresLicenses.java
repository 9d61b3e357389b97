package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import rollbook.events.EmailAddress;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;
import rollbook.license.usecase.Licenses;

/** Licenses and their admins. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresLicenses implements Licenses {
    private static final String LICENSE =
            "select id, revision, name, type, status, invite_setting, email_domains, created_at from license l ";

    private static final String MINE = """
            where id > :after and exists (
              select from license_admin a where a.license_id = l.id
                and (a.account_id = :account or (a.account_id is null and a.address = :address)))
            order by id limit :limit
            """;

    private static final String STORE = """
            insert into license (id, revision, name, type, status, invite_setting, email_domains, created_at)
            values (:id, :revision, :name, :type, :status, :inviteSetting, :emailDomains, :createdAt)
            on conflict (id) do update set revision = excluded.revision, name = excluded.name, status = excluded.status,
              invite_setting = excluded.invite_setting, email_domains = excluded.email_domains
            """;

    private final Database database;
    private final PostgresStandings standings;

    PostgresLicenses(Database database, PostgresStandings standings) {
        this.database = database;
        this.standings = standings;
    }

    @Override
    public Optional<License> find(UUID id) {
        return database.with(sql -> one(sql, LICENSE + "where id = :id", id));
    }

    @Override
    public Optional<License> lock(UUID id) {
        return database.with(sql -> one(sql, LICENSE + "where id = :id for update", id));
    }

    @Override
    public List<License> list(UUID after, int limit) {
        return database.with(sql -> read(
                sql,
                sql.createQuery(LICENSE + "where id > :after order by id limit :limit")
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
    public void save(License license, long stamp) {
        database.with(sql -> {
            sql.createUpdate(STORE)
                    .bind("id", license.id())
                    .bind("revision", license.revision())
                    .bind("name", license.name())
                    .bind("type", license.type().name())
                    .bind("status", license.status().name())
                    .bind("inviteSetting", license.inviteSetting().name())
                    .bindArray("emailDomains", String.class, license.emailDomains())
                    .bind("createdAt", license.createdAt().atOffset(ZoneOffset.UTC))
                    .execute();
            standings.keep(license, admins(sql, List.of(license.id())).getOrDefault(license.id(), List.of()), stamp);
            saveAdmins(sql, license);
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

    private static Optional<License> one(Handle sql, String query, UUID id) {
        return read(sql, sql.createQuery(query).bind("id", id)).stream().findFirst();
    }

    private static List<License> read(Handle sql, Query query) {
        var licenses = query.map((row, _) -> new License(
                        row.getObject("id", UUID.class),
                        row.getLong("revision"),
                        row.getString("name"),
                        LicenseType.valueOf(row.getString("type")),
                        LicenseStatus.valueOf(row.getString("status")),
                        InviteSetting.valueOf(row.getString("invite_setting")),
                        List.of((String[]) row.getArray("email_domains").getArray()),
                        List.of(),
                        row.getTimestamp("created_at").toInstant()))
                .list();
        var admins = admins(sql, licenses.stream().map(License::id).toList());
        return licenses.stream()
                .map(license -> license.administeredBy(admins.getOrDefault(license.id(), List.of())))
                .toList();
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
