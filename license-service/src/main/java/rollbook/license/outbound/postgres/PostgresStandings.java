package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Admin;
import rollbook.license.domain.License;
import rollbook.license.domain.Standing;
import rollbook.license.usecase.Standings;

/** What each admin was to a license, from which stamp on. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresStandings implements Standings {
    /** The standing of an address at a stamp; a bound account alone counts. */
    private static final String AT = """
            select standing from (
              select distinct on (address) address, account_id, standing from admin_standing
              where license_id = :license and since <= :stamp
              order by address, since desc) latest
            where account_id = :account or (account_id is null and address = :address)
            order by standing limit 1
            """;

    private final Database database;

    PostgresStandings(Database database) {
        this.database = database;
    }

    @Override
    public Standing at(UUID licenseId, Actor actor, long stamp) {
        return switch (actor.role()) {
            case STAFF -> Standing.STAFF;
            case USER, SYSTEM -> Standing.NONE;
            case LICENSE_ADMIN ->
                database.with(sql -> sql.createQuery(AT)
                        .bind("license", licenseId)
                        .bind("stamp", stamp)
                        .bind("account", actor.accountId())
                        .bind("address", actor.email())
                        .mapTo(String.class)
                        .findOne()
                        .map(Standing::valueOf)
                        .orElse(Standing.NONE));
        };
    }

    /** Notes what {@code license}'s admins are to it from {@code stamp} on, where that differs from {@code before}. */
    void keep(License license, List<Admin> before, long stamp) {
        database.with(sql -> {
            license.admins().stream()
                    .filter(admin -> !before.contains(admin))
                    .forEach(admin -> keep(sql, license.id(), admin, admin.standing(), stamp));
            before.stream()
                    .filter(admin -> license.admin(admin.email()).isEmpty())
                    .forEach(admin -> keep(sql, license.id(), admin, Standing.NONE, stamp));
            return license;
        });
    }

    private static void keep(Handle sql, UUID licenseId, Admin admin, Standing standing, long stamp) {
        sql.execute(
                "insert into admin_standing (license_id, address, account_id, since, standing) values (?, ?, ?, ?, ?)",
                licenseId,
                admin.email().normalized(),
                admin.accountId(),
                stamp,
                standing.name());
    }
}
